import { canonical, type Json } from '../../src/json/json.ts';
import type { ApiOptions } from '../api.ts';
import type { QrCode } from './code.ts';
import type { Account, Key } from './keys.ts';
import { newCode } from './operations/create.ts';
import type { World } from './world.ts';

type Values = Readonly<Record<string, string>>;
type Params = Readonly<Record<string, unknown>>;

/** What a set-up made: its values, and how to take them away again. */
interface Made {
  readonly values: Values;
  readonly undo: () => void;
}

/** Set-ups of one state and params that were not torn down yet. */
interface Open {
  count: number;
  readonly undo: (() => void)[];
}

type Maker = (world: World, options: ApiOptions) => Made;

/** The provider states by name, and what each makes. */
const STATES: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['a valid API key exists', (_, options) => ({ values: { apiKey: options.apiKey }, undo: () => {} })],
  ['a QR code exists', (world) => madeCode(world, world.home, false)],
  ['a dynamic QR code exists', (world) => madeCode(world, world.home, true)],
  ['a QR code of another account exists', (world) => madeCode(world, NEIGHBOUR, false)],
  ['a QR code was deleted', (world) => deletedCode(world)],
  ['the API key was revoked', (world, options) => madeKey(world, world.home, 'revoked', options)],
  ['the rate limit is spent', (world, options) => madeKey(world, world.home, 'spent', options)],
  ['the server fails', (world, options) => madeKey(world, world.home, 'failing', options)],
  ['an API key already exists', keyOfClaimedAccount],
]);

const NEIGHBOUR: Account = { id: 'neighbour' };

/**
 * Sets provider states up and tears them down. Each set-up makes codes and keys of its own. A teardown does not say which
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
  setUp(state: string, params: Params): Values | undefined {
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

function madeCode(world: World, account: Account, isDynamic: boolean): Made {
  const code = codeFor(world, account, isDynamic);
  world.store.put(code);
  return { values: { id: code.id }, undo: () => world.store.remove(code.id) };
}

function deletedCode(world: World): Made {
  const code = codeFor(world, world.home, false);
  world.store.put(code);
  if (world.seams.removes?.(code) ?? true) world.store.remove(code.id);
  return { values: { id: code.id }, undo: () => world.store.remove(code.id) };
}

function codeFor(world: World, account: Account, isDynamic: boolean): QrCode {
  const input = { type: 'url', name: 'Of a provider state', content: { url: 'https://example.com/state' }, is_dynamic: isDynamic };
  return newCode(input, account, world.rules);
}

function madeKey(world: World, account: Account, state: Key['state'], { newKey }: ApiOptions): Made {
  const text = newKey?.() ?? `key-${crypto.randomUUID()}`;
  world.keys.add({ text, account, state });
  return { values: { apiKey: text }, undo: () => world.keys.remove(text) };
}

function keyOfClaimedAccount(world: World, options: ApiOptions): Made {
  const account = { id: crypto.randomUUID() };
  world.keys.claim(account);
  return madeKey(world, account, 'good', options);
}
