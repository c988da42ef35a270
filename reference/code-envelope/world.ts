import type { ApiOptions } from '../api.ts';
import { createForm } from './create.ts';
import { Keys } from './keys.ts';
import { Limiter } from './limit.ts';
import type { Seams } from './seams.ts';
import { Store } from './store.ts';

/** The state that all operations share. */
export interface World {
  readonly keys: Keys;
  readonly store: Store;
  readonly limiter: Limiter;
  readonly seams: Seams;
  /** The API key that the server was started with. */
  readonly apiKey: string;
}

/** The organisation and the user of the server's own key. */
export const HOME = { organisation: 'home', user: 'home-user' };

/** An organisation whose resources no key of this server can access. */
export const OTHER_ORGANISATION = { organisation: 'elsewhere', user: 'other-user' };

/** The number of forms at the start: more than one page. */
const FORMS = 25;

/** Creates the state of a new server, with one key and some forms. */
export function newWorld({ apiKey, rate }: ApiOptions, seams: Seams): World {
  const keys = new Keys();
  keys.add({ text: apiKey, ...HOME, state: 'valid' });
  const store = new Store();
  for (let index = 0; index < FORMS; index++) createForm(store, { organisation: HOME.organisation, name: `Inspection ${index + 1}` });
  return { keys, store, limiter: new Limiter(seams.rate ?? rate), seams, apiKey };
}
