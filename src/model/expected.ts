import { isArray, type Json } from '../json/json.ts';
import type { Expected } from './format.ts';
import { ACCEPTED_OR_REJECTED } from './probe.ts';

/** Words of an expectation that are no entries: the request may be taken; any refusal of the format; taken or refused, but no server error. */
export const EXPECTED_KEYWORDS = ['accepted', 'any', 'open'] as const;

/** An expectation as it is written in a description: an entry id, a list of them, and the words of `EXPECTED_WORDS`. */
export function expectedFrom(value: Json): Expected {
  const words = (isArray(value) ? value : [value]).map(String);
  if (words.includes('open')) return ACCEPTED_OR_REJECTED;
  return {
    entries: words.filter((word) => word !== 'accepted' && word !== 'any'),
    accepted: words.includes('accepted'),
    anyEntry: words.includes('any'),
  };
}
