import type { FreshKeys } from '../model/check.ts';

/** After so many new keys in a row that the target rejected as well, no more are fetched: its 401 has another reason. */
const MOST_USELESS = 3;

/**
 * Keys that expire: the first one, and new ones by `fetchKey`, which resolves to `undefined` where there is none. Requests that fail at the same
 * time share a new key.
 */
export function freshKeys(first: string, fetchKey: () => Promise<string | undefined>): FreshKeys {
  let current = first;
  let useless = 0;
  let fetching: Promise<string | undefined> | undefined;
  return {
    get current() {
      return current;
    },
    renewed: async (rejected) => {
      if (rejected !== current) return true;
      if (useless >= MOST_USELESS) return false;
      fetching ??= fetchKey().finally(() => {
        fetching = undefined;
      });
      const fetched = await fetching;
      if (fetched === undefined) {
        useless = MOST_USELESS;
        return false;
      }
      current = fetched;
      return true;
    },
    note: (isAccepted) => {
      useless = isAccepted ? 0 : useless + 1;
    },
  };
}
