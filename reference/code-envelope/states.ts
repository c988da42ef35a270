import { canonical, type Json } from '../../src/json/json.ts';
import type { ApiOptions } from '../api.ts';
import { MAX_CODES } from './operations/records.ts';
import {
  type StateSetup,
  setUpCategory,
  setUpCertificate,
  setUpCode,
  setUpForm,
  setUpKey,
  setUpLinkedForm,
  setUpRecord,
  withCodeOnly,
  withFieldValue,
} from './state-setups.ts';
import { HOME, OTHER_ORGANISATION, type World } from './world.ts';

type Params = Readonly<Record<string, unknown>>;

/** The active set-ups of one state with the same params. */
interface OpenSetups {
  count: number;
  readonly undo: (() => void)[];
}

type SetUp = (world: World, options: ApiOptions) => StateSetup;

/** The number of records of a linked form: more than one page of the tests. */
const RECORDS = 12;

/** The set-up of each provider state, by name. */
const STATES: ReadonlyMap<string, SetUp> = new Map<string, SetUp>([
  ['a valid API key exists', (_, options) => ({ values: { apiKey: options.apiKey }, undo: () => {} })],
  ['the API key is read-only', (world, options) => setUpKey(world, 'read-only', options)],
  ['the API key is disabled', (world, options) => setUpKey(world, 'disabled', options)],
  ['the rate limit is spent', (world, options) => setUpKey(world, 'rate limited', options)],
  ['the upstream service is unavailable', (world, options) => setUpKey(world, 'upstream down', options)],
  ['a QR code exists', ({ store }) => setUpCode(store)],
  ['a form exists', ({ store }) => setUpForm(store, HOME.organisation)],
  ['a form of another organisation exists', ({ store }) => setUpForm(store, OTHER_ORGANISATION.organisation)],
  ['a record exists', ({ store }) => setUpRecord(store, HOME)],
  ['a record the API key may not see exists', ({ store }) => setUpRecord(store, OTHER_ORGANISATION)],
  ['a form linked to a QR code exists', ({ store }) => setUpLinkedForm(store, { records: RECORDS })],
  ['the system fails', ({ store }) => setUpLinkedForm(store, { form: { broken: true } })],
  ['a form not linked to the QR code exists', ({ store }) => setUpLinkedForm(store, { unlinked: true })],
  ['a value of a unique field is taken', ({ store }) => withFieldValue(setUpLinkedForm(store, { field: { unique: true }, records: 1 }))],
  ['a form with a required field exists', ({ store }) => setUpLinkedForm(store, { field: { required: true } })],
  ['a form with a telephone field exists', ({ store }) => setUpLinkedForm(store, { field: { type: 'tel' } })],
  ['a resource of the submission has expired', ({ store }) => setUpLinkedForm(store, { form: { expires: Date.now() - 1000 } })],
  ['the submission limit of the user is reached', ({ store }) => setUpLinkedForm(store, { form: { maxRecordsPerUser: 1 }, records: 1 })],
  ['the submission limit of the form is reached', ({ store }) => setUpLinkedForm(store, { form: { maxRecords: 1 }, records: 1 })],
  ['the form is closed at this time', ({ store }) => setUpLinkedForm(store, { form: { closes: Date.now() - 1000 } })],
  ['the QR code is paused', ({ store }) => setUpLinkedForm(store, { code: { paused: true } })],
  ['a category without QR codes exists', ({ store }) => setUpCategory(store, 0)],
  ['a category with too many QR codes exists', ({ store }) => setUpCategory(store, MAX_CODES + 1)],
  ['a certificate exists', ({ store }) => setUpCertificate(store, {})],
  ['a certificate that fails verification exists', ({ store }) => withCodeOnly(setUpCertificate(store, { genuine: false }))],
  ['a certificate of a form without verification exists', ({ store }) => withCodeOnly(setUpCertificate(store, { enabled: false }))],
  ['a certificate that is not approved exists', ({ store }) => withCodeOnly(setUpCertificate(store, { approved: false }))],
  ['a certificate whose flow has ended exists', ({ store }) => withCodeOnly(setUpCertificate(store, { ended: true }))],
  ['a certificate the API key may not verify exists', ({ store }) => withCodeOnly(setUpCertificate(store, { permitted: false }))],
  ['a certificate that needs identity information exists', ({ store }) => withCodeOnly(setUpCertificate(store, { identified: false }))],
]);

/**
 * Sets up provider states and tears them down. Each set-up creates its own resources and keys. A teardown does not say which
 * set-up it ends, so the resources of a state are removed when the last set-up with the same params ends.
 */
export class States {
  readonly #world: World;
  readonly #options: ApiOptions;
  readonly #open = new Map<string, OpenSetups>();

  constructor(world: World, options: ApiOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Returns the values of the state, or `undefined` if it does not exist. */
  setUp(state: string, params: Params): StateSetup['values'] | undefined {
    const setup = STATES.get(state)?.(this.#world, this.#options);
    if (setup === undefined) return undefined;
    const name = nameOf(state, params);
    const open = this.#open.get(name) ?? { count: 0, undo: [] };
    open.count += 1;
    open.undo.push(setup.undo);
    this.#open.set(name, open);
    return setup.values;
  }

  /** Returns false if the state does not exist. Tearing down a state that is not set up does nothing. */
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
  // The params were parsed from JSON.
  return `${state} ${canonical(params as Record<string, Json>)}`;
}
