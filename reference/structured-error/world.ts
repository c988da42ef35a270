import type { Account, Keys } from './keys.ts';
import type { Limiter } from './limit.ts';
import type { Rules } from './rules.ts';
import type { Seams } from './seams.ts';
import type { Store } from './store.ts';

/** The state that all operations share. */
export interface World {
  readonly keys: Keys;
  readonly store: Store;
  readonly limiter: Limiter;
  readonly rules: Rules;
  readonly seams: Seams;
  /** The account of the key that the server was started with. */
  readonly home: Account;
}
