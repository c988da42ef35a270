import type { Sending } from './sending.ts';

/** A masked key in a command, as a word of a POSIX shell, and what the reader must know about it. */
export interface KeyWord {
  readonly word: string;
  readonly remark?: string;
}

/** The variable of the environment that holds the valid key. Nothing else is ever written with it alone. */
const GOOD = '"$ERRSPEC_API_KEY"';

/** What replaces the mask: the valid key only where the valid key was sent. */
export function keyWord({ key, states }: Sending): KeyWord {
  switch (key) {
    case 'good':
    case 'misplaced':
    case 'two-blanks':
      return { word: GOOD };
    case 'wrong':
      return { word: '"${ERRSPEC_API_KEY%?}~"', remark: 'This sends a wrong key: yours with another last character.' };
    case 'truncated':
      return { word: '"${ERRSPEC_API_KEY%?}"', remark: 'This sends a truncated key: yours without its last character.' };
    case 'other-case':
      return { word: `"$(printf %s ${GOOD} | tr A-Za-z a-zA-Z)"`, remark: 'This sends your key with its letters in the other case.' };
    case 'extended':
      return { word: '"${ERRSPEC_API_KEY}0"', remark: 'This sends your key with one character more.' };
    case 'last-changed':
      return { word: '"${ERRSPEC_API_KEY%?}~"', remark: 'This sends your key with another last character.' };
    case 'state':
      return stateKey(states);
    case 'none':
    case 'empty':
    case 'unknown':
      return { word: '"$SENT_KEY"', remark: 'The report does not say which API key was sent: set SENT_KEY.' };
    default:
      return key satisfies never;
  }
}

function stateKey(states: readonly string[]): KeyWord {
  const name = variableOf(states.at(-1) ?? '');
  const from = states.length === 0 ? 'a provider state' : `the provider state ${states.map((state) => `"${state}"`).join(' or ')}`;
  return { word: `"$${name}"`, remark: `Set ${name} to the API key that ${from} returns; it is not your own key.` };
}

/** Words that say nothing about a key. */
const EMPTY_WORDS = new Set([
  'a',
  'an',
  'the',
  'is',
  'was',
  'are',
  'were',
  'has',
  'have',
  'been',
  'of',
  'for',
  'to',
  'with',
  'that',
  'api',
  'key',
]);

/** `the API key was revoked` → `REVOKED_KEY`. */
function variableOf(state: string): string {
  const words = state.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const telling = words.filter((word) => !EMPTY_WORDS.has(word)).slice(0, 4);
  return [...(/^\d/.test(telling[0] ?? '') ? ['state'] : []), ...(telling.length === 0 ? ['state'] : telling), 'key']
    .join('_')
    .toUpperCase();
}
