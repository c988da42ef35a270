import { canonical, type Json } from '../../src/json/json.ts';
import type { ApiOptions } from '../api.ts';
import {
  codeAlone,
  madeCategory,
  madeCertificate,
  madeCode,
  madeForm,
  madeKey,
  madeLinked,
  madeRecord,
  type StateSetup,
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
  ['the API key is read-only', (world, options) => madeKey(world, 'read-only', options)],
  ['the API key is disabled', (world, options) => madeKey(world, 'disabled', options)],
  ['the rate limit is spent', (world, options) => madeKey(world, 'spent', options)],
  ['the upstream service is unavailable', (world, options) => madeKey(world, 'cut off', options)],
  ['a QR code exists', ({ store }) => madeCode(store)],
  ['a form exists', ({ store }) => madeForm(store, HOME.organisation)],
  ['a form of another organisation exists', ({ store }) => madeForm(store, ELSEWHERE.organisation)],
  ['a record exists', ({ store }) => madeRecord(store, HOME)],
  ['a record the API key may not see exists', ({ store }) => madeRecord(store, ELSEWHERE)],
  ['a form linked to a QR code exists', ({ store }) => madeLinked(store, { records: RECORDS })],
  ['the system fails', ({ store }) => madeLinked(store, { form: { broken: true } })],
  ['a form not linked to the QR code exists', ({ store }) => madeLinked(store, { apart: true })],
  ['a value of a unique field is taken', ({ store }) => withFieldValue(madeLinked(store, { field: { unique: true }, records: 1 }))],
  ['a form with a required field exists', ({ store }) => madeLinked(store, { field: { required: true } })],
  ['a form with a telephone field exists', ({ store }) => madeLinked(store, { field: { type: 'tel' } })],
  ['a resource of the submission has expired', ({ store }) => madeLinked(store, { form: { expires: Date.now() - 1000 } })],
  ['the submission limit of the user is reached', ({ store }) => madeLinked(store, { form: { mostPerUser: 1 }, records: 1 })],
  ['the submission limit of the form is reached', ({ store }) => madeLinked(store, { form: { mostInAll: 1 }, records: 1 })],
  ['the form is closed at this time', ({ store }) => madeLinked(store, { form: { closes: Date.now() - 1000 } })],
  ['the QR code is paused', ({ store }) => madeLinked(store, { code: { paused: true } })],
  ['a category without QR codes exists', ({ store }) => madeCategory(store, 0)],
  ['a category with too many QR codes exists', ({ store }) => madeCategory(store, MOST_CODES + 1)],
  ['a certificate exists', ({ store }) => madeCertificate(store, {})],
  ['a certificate that fails verification exists', ({ store }) => codeAlone(madeCertificate(store, { genuine: false }))],
  ['a certificate of a form without verification exists', ({ store }) => codeAlone(madeCertificate(store, { enabled: false }))],
  ['a certificate that is not approved exists', ({ store }) => codeAlone(madeCertificate(store, { approved: false }))],
  ['a certificate whose flow has ended exists', ({ store }) => codeAlone(madeCertificate(store, { ended: true }))],
  ['a certificate the API key may not verify exists', ({ store }) => codeAlone(madeCertificate(store, { permitted: false }))],
  ['a certificate that needs identity information exists', ({ store }) => codeAlone(madeCertificate(store, { identified: false }))],
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
