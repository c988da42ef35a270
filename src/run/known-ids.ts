import { isArray, isObject, type Json } from '../json/json.ts';
import type { Operation } from '../model/format.ts';

/** How many values of one answer are examined: an answer is hostile input. */
const MAX_VALUES = 100_000;
/** How many ids of deleted resources are remembered. */
const MAX_DELETED = 10_000;

type Id = string | number;

/**
 * The ids that a target has shown, and when: a resource whose id was shown before a request was sent cannot have been created by that
 * request. Time is counted in answers, so a list that is answered while a creation is in flight proves nothing.
 */
export class KnownIds {
  #answers = 0;
  readonly #shownAt = new Map<string, number>();
  readonly #ofStates = new Set<string>();
  /** Ids that this run created and deleted, the latest last: a server may reuse them. */
  readonly #deleted = new Set<string>();

  /** The current time: take it before a request is sent. */
  get now(): number {
    return this.#answers;
  }

  /** Remembers the values of provider states: resources that they name are never ours. */
  addState(values: Iterable<Json>): void {
    const left = [...values];
    for (let value = left.pop(); value !== undefined && this.#ofStates.size < MAX_VALUES; value = left.pop()) {
      if (isId(value)) this.#ofStates.add(textOf(value));
      else if (isArray(value)) left.push(...value);
      else if (isObject(value)) left.push(...Object.values(value));
    }
  }

  /** Remembers the ids in an answer: the values of members called like one of `names`, of resources of `collection`. */
  addAnswer(collection: string, names: ReadonlySet<string>, body: Json): void {
    this.#answers += 1;
    for (const [name, id] of idsIn(body, names)) {
      const key = keyOf(collection, name, id);
      if (!this.#shownAt.has(key) && !this.#deleted.has(key)) this.#shownAt.set(key, this.#answers);
    }
  }

  /** Whether a resource was known before that time. */
  isOlder(collection: string, name: string, id: Json, than: number): boolean {
    if (!isId(id)) return false;
    return this.#ofStates.has(textOf(id)) || (this.#shownAt.get(keyOf(collection, name, id)) ?? Number.POSITIVE_INFINITY) <= than;
  }

  /** Forgets a resource of ours that was deleted. */
  forget(collection: string, name: string, id: Json): void {
    if (!isId(id)) return;
    const key = keyOf(collection, name, id);
    this.#shownAt.delete(key);
    this.#deleted.add(key);
    const [oldest] = this.#deleted;
    if (this.#deleted.size > MAX_DELETED && oldest !== undefined) this.#deleted.delete(oldest);
  }
}

/**
 * The collection that an operation belongs to, by the first segment of its path. Ids of one collection say nothing about another, since
 * both may count from 1. Empty if the path does not show it, as where it is only a verb.
 */
export function collectionOf({ path }: Operation): string {
  const [, first = '', ...rest] = path.split('/');
  return rest.length === 0 || first.startsWith('{') ? '' : first;
}

/** The members called like one of `names`, anywhere in an answer, that are texts or numbers. */
export function* idsIn(body: Json, names: ReadonlySet<string>): Generator<readonly [string, Id]> {
  const left: Json[] = [body];
  for (let seen = 0; seen < MAX_VALUES; seen += 1) {
    const value = left.pop();
    if (value === undefined) return;
    if (isArray(value)) for (const element of value) left.push(element);
    if (!isObject(value)) continue;
    for (const [name, member] of Object.entries(value)) {
      if (isId(member) && names.has(name)) yield [name, member];
      if (typeof member === 'object' && member !== null) left.push(member);
    }
  }
}

function isId(value: Json | undefined): value is Id {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function keyOf(collection: string, name: string, id: Id): string {
  return JSON.stringify([collection, name, textOf(id)]);
}

/** Servers accept an id as number or text, and a UUID in either case. */
function textOf(id: Id): string {
  return String(id).toLowerCase();
}
