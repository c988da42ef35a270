import { canonical, type Json } from '../../src/json/json.ts';
import type { ApiOptions } from '../api.ts';
import {
  codeAlone,
  type StateSetup,
  setUpCategory,
  setUpCertificate,
  setUpCode,
  setUpForm,
  setUpKey,
  setUpLinked,
  setUpRecord,
  withFieldValue,
} from './makers.ts';
import { MOST_CODES } from './operations/records.ts';
import { ELSEWHERE, HOME, type World } from './world.ts';

type Params = Readonly<Record<string, unknown>>;

/** Set-ups of one state and params that were not torn down yet. */
interface Open {
  count: number;
  readonly undo: (() => void)[];
}

type Maker = (world: World, options: ApiOptions) => StateSetup;

/** Records that a usual form holds: more than the pages that are asked for. */
const RECORDS = 12;

/** The provider states by name, and what each makes. */
const STATES: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['a valid API key exists', (_, options) => ({ values: { apiKey: options.apiKey }, undo: () => {} })],
  ['the API key is read-only', (world, options) => setUpKey(world, 'read-only', options)],
  ['the API key is disabled', (world, options) => setUpKey(world, 'disabled', options)],
  ['the rate limit is spent', (world, options) => setUpKey(world, 'spent', options)],
  ['the upstream service is unavailable', (world, options) => setUpKey(world, 'cut off', options)],
  ['a QR code exists', ({ store }) => setUpCode(store)],
  ['a form exists', ({ store }) => setUpForm(store, HOME.organisation)],
  ['a form of another organisation exists', ({ store }) => setUpForm(store, ELSEWHERE.organisation)],
  ['a record exists', ({ store }) => setUpRecord(store, HOME)],
  ['a record the API key may not see exists', ({ store }) => setUpRecord(store, ELSEWHERE)],
  ['a form linked to a QR code exists', ({ store }) => setUpLinked(store, { records: RECORDS })],
  ['the system fails', ({ store }) => setUpLinked(store, { form: { broken: true } })],
  ['a form not linked to the QR code exists', ({ store }) => setUpLinked(store, { apart: true })],
  ['a value of a unique field is taken', ({ store }) => withFieldValue(setUpLinked(store, { field: { unique: true }, records: 1 }))],
  ['a form with a required field exists', ({ store }) => setUpLinked(store, { field: { required: true } })],
  ['a form with a telephone field exists', ({ store }) => setUpLinked(store, { field: { type: 'tel' } })],
  ['a resource of the submission has expired', ({ store }) => setUpLinked(store, { form: { expires: Date.now() - 1000 } })],
  ['the submission limit of the user is reached', ({ store }) => setUpLinked(store, { form: { mostPerUser: 1 }, records: 1 })],
  ['the submission limit of the form is reached', ({ store }) => setUpLinked(store, { form: { mostInAll: 1 }, records: 1 })],
  ['the form is closed at this time', ({ store }) => setUpLinked(store, { form: { closes: Date.now() - 1000 } })],
  ['the QR code is paused', ({ store }) => setUpLinked(store, { code: { paused: true } })],
  ['a category without QR codes exists', ({ store }) => setUpCategory(store, 0)],
  ['a category with too many QR codes exists', ({ store }) => setUpCategory(store, MOST_CODES + 1)],
  ['a certificate exists', ({ store }) => setUpCertificate(store, {})],
  ['a certificate that fails verification exists', ({ store }) => codeAlone(setUpCertificate(store, { genuine: false }))],
  ['a certificate of a form without verification exists', ({ store }) => codeAlone(setUpCertificate(store, { enabled: false }))],
  ['a certificate that is not approved exists', ({ store }) => codeAlone(setUpCertificate(store, { approved: false }))],
  ['a certificate whose flow has ended exists', ({ store }) => codeAlone(setUpCertificate(store, { ended: true }))],
  ['a certificate the API key may not verify exists', ({ store }) => codeAlone(setUpCertificate(store, { permitted: false }))],
  ['a certificate that needs identity information exists', ({ store }) => codeAlone(setUpCertificate(store, { identified: false }))],
]);

/**
 * Sets provider states up and tears them down. Each set-up makes things and keys of its own. A teardown does not say which
 * set-up it ends, so all that was made for a state and its params goes when the last of them ends: none takes another's away.
 */
export class States {
  readonly #world: World;
  readonly #options: ApiOptions;
  readonly #open = new Map<string, Open>();

  constructor(world: World, options: ApiOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** The values of the state, or `undefined` for a state that does not exist. */
  setUp(state: string, params: Params): StateSetup['values'] | undefined {
    const made = STATES.get(state)?.(this.#world, this.#options);
    if (made === undefined) return undefined;
    const name = nameOf(state, params);
    const open = this.#open.get(name) ?? { count: 0, undo: [] };
    open.count += 1;
    open.undo.push(made.undo);
    this.#open.set(name, open);
    return made.values;
  }

  /** False for a state that does not exist; one that is not set up is torn down already. */
  tearDown(state: string, params: Params): boolean {
    const name = nameOf(state, params);
    const open = this.#open.get(name);
    if (open === undefined) return STATES.has(state);
    open.count -= 1;
    if (open.count > 0) return true;
    for (const undo of open.undo) undo();
    this.#open.delete(name);
    return true;
  }
}

function nameOf(state: string, params: Params): string {
  // Params came in as JSON.
  return `${state} ${canonical(params as Record<string, Json>)}`;
}
