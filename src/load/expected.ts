import type { Expected } from '../model/format.ts';
import { type Build, known, refuse } from './build.ts';
import { oneOrMany, type Spot, words } from './spot.ts';

/** Words of an expectation that are no entries: taken; any refusal of the format; taken or refused, but no server error. */
export const WORDS = ['accepted', 'any', 'open'] as const;

const NOTHING_SAID: Expected = { entries: [], accepted: true, anyEntry: true };

/** An expectation as it is written: an entry, a list of them, and the words `accepted`, `any` and `open`. Entries that the catalogue lacks are noted. */
export function expected(build: Build, spot: Spot): Expected {
  checkExpected(build, spot);
  const all = words(spot).map(String);
  if (all.includes('open')) return NOTHING_SAID;
  return {
    entries: all.filter((word) => word !== 'accepted' && word !== 'any'),
    accepted: all.includes('accepted'),
    anyEntry: all.includes('any'),
  };
}

/** The same where nothing may be written: then nothing is promised. */
export function expectedOrOpen(build: Build, spot: Spot): Expected {
  return spot.value === undefined ? NOTHING_SAID : expected(build, spot);
}

/** Notes the words of an expectation that name no entry. */
export function checkExpected(build: Build, spot: Spot): void {
  const ids = build.catalogue.map(({ id }) => id);
  const each = oneOrMany(spot);
  if (spot.value !== undefined && each.length === 0)
    refuse(build, spot, 'An expectation names at least one entry of the catalogue.', [...ids, ...WORDS]);
  for (const word of each) known(build, word, 'entry in the catalogue', [...ids, ...WORDS]);
}
