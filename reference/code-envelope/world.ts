import type { ApiOptions } from '../api.ts';
import { Keys } from './keys.ts';
import { Limiter } from './limit.ts';
import { newForm } from './make.ts';
import type { Seams } from './seams.ts';
import { Store } from './store.ts';

/** All that the operations share. */
export interface World {
  readonly keys: Keys;
  readonly store: Store;
  readonly limiter: Limiter;
  readonly seams: Seams;
  /** The key that the server was started with. */
  readonly apiKey: string;
}

/** The organisation and the user of the server's own key. */
export const HOME = { organisation: 'home', user: 'home-user' };

/** Whose things no key of this server reaches. */
export const ELSEWHERE = { organisation: 'elsewhere', user: 'other-user' };

/** Forms that stand in the listing from the start: more than a page. */
const FORMS = 25;

/** A fresh world with one key and a few forms. */
export function newWorld({ apiKey, rate }: ApiOptions, seams: Seams): World {
  const keys = new Keys();
  keys.add({ text: apiKey, ...HOME, state: 'good' });
  const store = new Store();
  for (let index = 0; index < FORMS; index++) newForm(store, { organisation: HOME.organisation, name: `Inspection ${index + 1}` });
  return { keys, store, limiter: new Limiter(seams.rate ?? rate), seams, apiKey };
}
