import { canonical, type Json } from '../../src/json/json.ts';
import type { ApiOptions } from '../api.ts';
import type { QrCode } from './code.ts';
import type { Account, Key } from './keys.ts';
import { newCode } from './operations/create.ts';
import type { World } from './world.ts';

type Values = Readonly<Record<string, string>>;
type Params = Readonly<Record<string, unknown>>;

/** A provider state that was set up: its values, and how to undo it. */
interface StateSetup {
  readonly values: Values;
  readonly undo: () => void;
}

/** The active set-ups of one state with the same params. */
interface OpenSetups {
  count: number;
  readonly undo: (() => void)[];
}

type SetUp = (world: World, options: ApiOptions) => StateSetup;

/** The set-up of each provider state, by name. */
const STATES: ReadonlyMap<string, SetUp> = new Map<string, SetUp>([
  ['a valid API key exists', (_, options) => ({ values: { apiKey: options.apiKey }, undo: () => {} })],
  ['a QR code exists', (world) => setUpCode(world, world.home, false)],
  ['a dynamic QR code exists', (world) => setUpCode(world, world.home, true)],
  ['a QR code of another account exists', setUpForeignCode],
  ['a QR code was deleted', (world) => setUpDeletedCode(world)],
  ['the API key was revoked', (world, options) => setUpKey(world, world.home, 'revoked', options)],
  ['the rate limit is spent', (world, options) => setUpKey(world, world.home, 'rate limited', options)],
  ['the server fails', (world, options) => setUpKey(world, world.home, 'failing', options)],
  ['an API key already exists', setUpClaimedAccount],
]);

const NEIGHBOUR: Account = { id: 'neighbour' };

/**
 * Sets up provider states and tears them down. Each set-up creates its own codes and keys. A teardown does not say which
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
  setUp(state: string, params: Params): Values | undefined {
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

function setUpCode(world: World, account: Account, isDynamic: boolean): StateSetup {
  const code = codeFor(world, account, isDynamic);
  world.store.put(code);
  return { values: { id: code.id }, undo: () => world.store.remove(code.id) };
}

/** Also returns the key of the owner, so that a run can read the code as the owner first. */
function setUpForeignCode(world: World, options: ApiOptions): StateSetup {
  const code = setUpCode(world, NEIGHBOUR, false);
  const key = setUpKey(world, NEIGHBOUR, 'valid', options);
  const undo = () => {
    code.undo();
    key.undo();
  };
  return { values: { ...code.values, ownerKey: key.values['apiKey'] ?? '' }, undo };
}

function setUpDeletedCode(world: World): StateSetup {
  const code = codeFor(world, world.home, false);
  world.store.put(code);
  if (world.seams.removes?.(code) ?? true) world.store.remove(code.id);
  return { values: { id: code.id }, undo: () => world.store.remove(code.id) };
}

function codeFor(world: World, account: Account, isDynamic: boolean): QrCode {
  const input = { type: 'url', name: 'Of a provider state', content: { url: 'https://example.com/state' }, is_dynamic: isDynamic };
  return newCode(input, account, world.rules);
}

function setUpKey(world: World, account: Account, state: Key['state'], { newKey }: ApiOptions): StateSetup {
  const text = newKey?.() ?? `key-${crypto.randomUUID()}`;
  world.keys.add({ text, account, state });
  return { values: { apiKey: text }, undo: () => world.keys.remove(text) };
}

function setUpClaimedAccount(world: World, options: ApiOptions): StateSetup {
  const account = { id: crypto.randomUUID() };
  world.keys.claim(account);
  return setUpKey(world, account, 'valid', options);
}
