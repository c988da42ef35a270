import { isArray, type Json, same } from '../json/json.ts';
import { at, lastToken, pointer } from '../json/pointer.ts';
import type { Subject } from '../model/check.ts';
import type { Exchange } from '../model/exchange.ts';
import { type Comparison, type Link, type Operation, operationById } from '../model/format.ts';
import { ACCEPTED } from '../model/probe.ts';
import type { LeftBecause, RunMessage } from '../model/report.ts';
import { asDocument, withPlace } from '../model/request.ts';
import type { Observation } from '../model/requirement.ts';
import { outcome, probeOf } from '../plan/probe.ts';
import { search } from '../plan/tools.ts';
import { read } from '../read/read.ts';
import type { Sender } from '../send/options.ts';
import { type Lookups, resolve } from '../send/resolve.ts';
import { carriesSent, carriesTag } from './carries.ts';
import { collectionOf, KnownIds } from './known-ids.ts';

type LocationValues = ReadonlyMap<string, Json>;

/** One resource that an answer says our request created. */
interface Created {
  readonly scenario: string;
  /** The operation that deletes it, and the values to put into its request. */
  readonly operation: Operation;
  readonly values: LocationValues;
  /** Whether the answer that named it shows it with the run tag, or with what was sent. */
  readonly isShown: boolean;
  /** How to read the resource itself; `undefined` if the description documents no way. */
  readonly check: OwnershipCheck | undefined;
}

interface OwnershipCheck {
  /** The request that returns the resource, or a list with it. */
  readonly operation: Operation;
  readonly values: LocationValues;
  /** Whether the body of its answer proves that the resource is ours. */
  readonly isOurs: (body: Json) => boolean;
}

/** How many of the resources left in place a warning names. */
const SHOWN = 5;
/** How many of them are counted. */
const MAX_LEFT = 100_000;
/** How many requests of clean-up are in flight at one time. */
const AT_ONCE = 8;
/** How many resources per operation are read before the ids in its answers are trusted; fewer if requests are limited. */
const CHECKED = { unlimited: 3, limited: 1 };

export interface CleanUpOptions {
  readonly subject: Subject;
  readonly sender: Sender;
  readonly keep: boolean;
  /** Whether the number of requests is limited. */
  readonly isLimited: boolean;
  /** The most resources that are deleted; without it as many as were created. */
  readonly maxDeletes?: number | undefined;
  readonly warn: (note: RunMessage) => void;
}

/**
 * Deletes what the run created, by the description's clean-up links, and nothing else: a wrong server may name any resource in the answer
 * to a creation. A resource is deleted only if a successful request of ours can have created it: the answer names no more resources than
 * items were sent, no answer or provider state showed the id before the request, and the resource contains the run tag or what was sent.
 * The answer that named it is believed after the first resources of the operation were read or searched for; once an answer named a wrong
 * one, every resource is. What is left in place is reported with the reason.
 */
export class CleanUp {
  readonly #options: CleanUpOptions;
  readonly #created = new Map<string, Created>();
  readonly #known = new KnownIds();
  /** Names of the members that hold ids. */
  readonly #idNames: ReadonlySet<string>;
  /** Operations that delete what others create. */
  readonly #deleting: ReadonlySet<string>;
  /** By deleting operation: how many resources could not be deleted because the request budget was used up. */
  readonly #unaffordable = new Map<string, number>();
  /** By reason and operation: the resources left in place. */
  readonly #left = new Map<string, { readonly why: LeftBecause; readonly operation: string; readonly resources: Set<string> }>();
  /** Ids that answers reported as created although the run did not create them. */
  readonly #foreign = new Set<Json>();
  #deletes = 0;
  /** By deleting operation: how many more resources are read before answers are trusted. */
  readonly #toCheck = new Map<string, number>();
  #checks = 0;

  constructor(options: CleanUpOptions) {
    this.#options = options;
    const links = options.subject.format.operations.flatMap(({ cleanup }) => (cleanup === undefined ? [] : [cleanup]));
    this.#deleting = new Set(links.map(({ operation }) => operation));
    const sources = links.flatMap(({ bind }) => [...bind.values()]);
    this.#idNames = new Set(sources.flatMap(({ from, at: where }) => (from === 'answer' ? [lastToken(where)] : [])));
  }

  /** How many resources still have to be deleted. */
  get owed(): number {
    return this.#options.keep ? 0 : this.#created.size;
  }

  /** How many requests were sent to find out who owns a resource. */
  get checks(): number {
    return this.#checks;
  }

  /** How many such requests will be sent in any case. */
  get plannedChecks(): number {
    return this.#options.keep ? 0 : this.#deleting.size * this.#perOperation;
  }

  get #perOperation(): number {
    return this.#options.isLimited ? CHECKED.limited : CHECKED.unlimited;
  }

  /** The current time, counted in answers: take it before a request is sent, and pass it to `note` with the answer. */
  get now(): number {
    return this.#known.now;
  }

  /** Remembers the values of provider states: the resources that they name are not ours. */
  protect(values: Iterable<Json>): void {
    this.#known.addState(values);
  }

  /**
   * Registers what an exchange created or deleted; `sentAt` is `now` before it was sent. Returns how many resources have to be deleted for
   * it.
   */
  note(observation: Observation, sentAt: number): number {
    const { operation, reading } = observation;
    if (operation === undefined || reading.kind !== 'success' || reading.body === undefined) return 0;
    this.#isDeleted(
      operation,
      new Map(Object.entries(observation.sent.request.path).map(([name, value]) => [pointer('path', name), value])),
    );
    this.#known.addAnswer(collectionOf(operation), this.#idNames, reading.body);
    const { cleanup } = operation;
    if (cleanup === undefined) return 0;
    const claimed = this.#claim(elementsOf(cleanup, reading.body), { observation, cleanup, sentAt });
    return this.#options.keep ? 0 : claimed;
  }

  /**
   * Whether a writing request may use this id from an answer: not if the run did not create the resource. Probes change and delete
   * resources too, not only clean-up.
   */
  async mayChange(value: Json): Promise<boolean> {
    if (this.#foreign.has(value)) return false;
    for (const [key, created] of this.#created) {
      if (![...created.values.values()].includes(value)) continue;
      if (await this.#isOurs(created)) this.#created.set(key, { ...created, check: undefined });
      else this.#created.delete(key);
      break;
    }
    return !this.#foreign.has(value);
  }

  /** Deletes what one scenario created. */
  async of(scenario: string): Promise<void> {
    if (this.#options.keep) for (const [key, created] of this.#created) if (created.scenario === scenario) this.#created.delete(key);
    for (const [key, created] of this.#created) if (created.scenario === scenario) await this.#delete(key, created);
  }

  /** Deletes everything that is left, a few at a time, and reports what is not deleted. */
  async all(): Promise<void> {
    const left = this.#options.keep ? [] : [...this.#created];
    const work = async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await this.#delete(...next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const format = this.#options.subject.format.name;
    for (const [operation, resources] of this.#unaffordable)
      this.#options.warn({ code: 'not-deleted-for-budget', format, detail: { operation, resources } });
    for (const { why, operation, resources } of this.#left.values())
      this.#options.warn({
        code: 'left-in-place',
        format,
        detail: { why, operation, resources: resources.size, examples: [...resources].slice(0, SHOWN) },
      });
    this.#unaffordable.clear();
    this.#left.clear();
  }

  /** Queues those elements of an answer that the request can have created. */
  #claim(elements: readonly Json[], { observation, cleanup, sentAt }: Creation): number {
    const operation = this.#operation(cleanup.operation);
    const sent = sentItems(observation);
    let claimed = 0;
    for (const element of elements) {
      const values = linkValuesOf(cleanup, element, observation);
      if (values === undefined || this.#created.has(keyOf(operation.id, values))) continue;
      const isTagged = carriesTag(element, observation.sent.mark);
      // An answer with more resources than were sent lists others too: only the run tag tells which are ours.
      if (claimed === sent.length || (elements.length > sent.length && !isTagged)) {
        this.#leave('more-than-sent', { operation, values });
        continue;
      }
      if (this.#isOlder({ operation, cleanup, values }, sentAt)) {
        this.#leave('known-before', { operation, values });
        continue;
      }
      const isShown = isTagged || sent.some((item) => carriesSent(element, item) === true);
      const check = this.#checkOf({ observation, cleanup, element, sent });
      this.#created.set(keyOf(operation.id, values), { scenario: observation.scenario.id, operation, values, isShown, check });
      claimed += 1;
    }
    return claimed;
  }

  #isOlder({ operation, cleanup, values }: Pick<Created, 'operation' | 'values'> & { cleanup: Link }, sentAt: number): boolean {
    return [...values].some(([to, id]) => {
      const source = cleanup.bind.get(to);
      return source?.from === 'answer' && this.#known.isOlder(collectionOf(operation), lastToken(source.at), id, sentAt);
    });
  }

  /** How to verify who owns the resource of an element: read it by the operation's link, or search for the run tag. */
  #checkOf({ observation, cleanup, element, sent }: CreationClaim): OwnershipCheck | undefined {
    const { mark } = observation.sent;
    const { readBack, stored } = observation.operation ?? {};
    if (readBack !== undefined) {
      const values = linkValuesOf(readBack.link, element, observation);
      const judged = sent.filter((item) => carriesSent(null, item) !== undefined);
      if (values !== undefined && (judged.length > 0 || mark !== undefined))
        return {
          operation: this.#operation(readBack.link.operation),
          values,
          isOurs: (body) =>
            carriesTag(body, mark) || judged.some((item) => carriesSent(body, item) === true && !contradicts(readBack.compare, item, body)),
        };
    }
    if (stored === undefined || mark === undefined) return undefined;
    const own = linkValuesOf(cleanup, element, observation);
    const isIt = (listed: Json) => {
      const found = linkValuesOf(cleanup, listed, observation);
      return found !== undefined && [...found].every(([to, value]) => same(value, own?.get(to)));
    };
    const searching = this.#operation(stored.operation);
    const { request } = search(this.#options.subject.format, searching, stored, 'clean-up');
    return {
      operation: { ...searching, valid: { ...searching.valid, request } },
      values: new Map([[stored.search, mark]]),
      isOurs: (body) => {
        const list = at(body, stored.list);
        return isArray(list) && list.some((listed) => carriesTag(listed, mark) && isIt(listed));
      },
    };
  }

  async #delete(key: string, created: Created): Promise<void> {
    this.#created.delete(key);
    const { operation, values } = created;
    const { maxDeletes } = this.#options;
    if (maxDeletes !== undefined && this.#deletes >= maxDeletes) return this.#leave('max-deletes', created);
    // Count before sending: several deletions are in flight at one time.
    this.#deletes += 1;
    if (!(await this.#isOurs(created))) {
      this.#deletes -= 1;
      return;
    }
    const came = await this.#send(operation, values);
    if (came === undefined) return;
    // Clean-up is sent even after the run was cancelled, so only the budget can have stopped it.
    if (came.outcome.kind === 'failed' && came.outcome.failure === 'cancelled') {
      this.#unaffordable.set(operation.id, (this.#unaffordable.get(operation.id) ?? 0) + 1);
      return;
    }
    const status = came.outcome.kind === 'answered' ? came.outcome.status : undefined;
    // Not found is as good as deleted.
    if (status !== undefined && (status < 300 || GONE.has(status))) return this.#isDeleted(operation, values);
    this.#options.warn({
      code: 'not-deleted',
      format: this.#options.subject.format.name,
      detail: { operation: operation.id, at: shown(values), status: status ?? null },
    });
  }

  /** Reads a resource if it has to be verified; one that is not ours is left in place. */
  async #isOurs(created: Created): Promise<boolean> {
    const { check, operation } = created;
    if (check === undefined || !this.#isToBeChecked(created)) return true;
    const owner = await this.#ownerOf(check);
    if (owner === 'ours') return true;
    this.#toCheck.set(operation.id, Number.POSITIVE_INFINITY);
    this.#leave(owner, created);
    return false;
  }

  #isToBeChecked({ operation, isShown }: Created): boolean {
    if (!isShown) return true;
    const left = this.#toCheck.get(operation.id) ?? this.#perOperation;
    this.#toCheck.set(operation.id, left - 1);
    return left > 0;
  }

  async #ownerOf({ operation, values, isOurs }: OwnershipCheck): Promise<'ours' | 'not-ours' | 'not-checked'> {
    this.#checks += 1;
    const came = await this.#send(operation, values);
    if (came === undefined) return 'not-checked';
    // An older resource could be read: one that cannot is new, or does not exist.
    if (came.outcome.kind === 'answered' && GONE.has(came.outcome.status)) return 'ours';
    const reading = read(this.#options.subject.format, operation, came);
    if (reading.kind !== 'success') return 'not-checked';
    return reading.body !== undefined && isOurs(reading.body) ? 'ours' : 'not-ours';
  }

  /** Sends the valid request of an operation with values from an answer; `undefined` if a value is missing. */
  async #send(operation: Operation, values: LocationValues): Promise<Exchange | undefined> {
    const request = [...values].reduce((all, [where, value]) => withPlace(all, where, value), operation.valid.request);
    const probe = probeOf(operation, {
      step: 'clean-up',
      request,
      bind: [],
      cause: { kind: 'valid', variant: 'clean-up' },
      expect: outcome(ACCEPTED),
    });
    const resolution = resolve(probe, NOTHING_TO_LOOK_UP);
    return resolution.kind === 'unbound'
      ? undefined
      : await this.#options.sender.send(resolution.request, { expects429: false, cleanUp: true });
  }

  /** Forgets a resource that was deleted. */
  #isDeleted(operation: Operation, values: LocationValues): void {
    if (!this.#deleting.has(operation.id)) return;
    this.#created.delete(keyOf(operation.id, values));
    for (const id of values.values()) for (const name of this.#idNames) this.#known.forget(collectionOf(operation), name, id);
  }

  #leave(why: LeftBecause, { operation, values }: Pick<Created, 'operation' | 'values'>): void {
    if (why !== 'max-deletes') for (const id of values.values()) this.#foreign.add(id);
    const key = `${why} ${operation.id}`;
    const entry = this.#left.get(key) ?? { why, operation: operation.id, resources: new Set() };
    if (entry.resources.size < MAX_LEFT) entry.resources.add(shown(values));
    this.#left.set(key, entry);
  }

  #operation(id: string): Operation {
    const found = operationById(this.#options.subject.format, id);
    if (found === undefined) throw new Error(`A link names ${id}, which is no operation, though the description passed its checks`);
    return found;
  }
}

/** Statuses of what does not exist (any more). */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** A creation whose answer is examined. */
interface Creation {
  readonly observation: Observation;
  readonly cleanup: Link;
  readonly sentAt: number;
}

interface CreationClaim extends Omit<Creation, 'sentAt'> {
  readonly element: Json;
  readonly sent: readonly (Json | undefined)[];
}

/** The resources in an answer: the elements of the link's list, or the answer itself. */
function elementsOf(link: Link, body: Json): readonly Json[] {
  if (link.each === undefined) return [body];
  const elements = at(body, link.each);
  return isArray(elements) ? elements : [];
}

/** What can have been created: the items of a bulk, or the one body. For a bulk sent as raw bytes, the items of the valid request. */
function sentItems({ operation, sent, probe }: Observation): readonly (Json | undefined)[] {
  if (operation?.bulk === undefined) return [sent.request.body];
  const { items: where } = operation.bulk;
  const items = at(sent.request.body, where);
  if (probe.body.kind !== 'raw') return isArray(items) ? items : [];
  const valid = at(operation.valid.request.body, where);
  return isArray(items) ? items : isArray(valid) ? valid : [];
}

/** The values that a link needs, for one resource of an answer; `undefined` if the answer lacks one. */
function linkValuesOf(link: Link, element: Json, { sent }: Observation): LocationValues | undefined {
  const values = new Map<string, Json>();
  for (const [to, { from, at: where }] of link.bind) {
    const value = from === 'answer' ? at(element, where) : at(asDocument(sent.request), where);
    if (value === undefined || value === null) return undefined;
    values.set(to, value);
  }
  return values;
}

/** Whether the resource shows another text where it must show the one that was sent. */
function contradicts(compare: readonly Comparison[], sent: Json | undefined, resource: Json): boolean {
  return compare.some(({ sent: from, read: to, when }) => {
    const [value, shows] = [at(sent, from), at(resource, to)];
    const applies = when.every(({ at: where, is }) => same(at(sent, where) ?? null, is));
    return applies && typeof value === 'string' && typeof shows === 'string' && value !== shows;
  });
}

/** The values that identify a resource, for a message: `id 42`. */
function shown(values: LocationValues): string {
  return [...values].map(([where, value]) => `${lastToken(where)} ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ');
}

/** Clean-up requests have all their values already. */
export const NOTHING_TO_LOOK_UP: Lookups = {
  state: () => undefined,
  answer: () => undefined,
  request: () => undefined,
  mark: '',
  stateKey: undefined,
};

function keyOf(operation: string, values: ReadonlyMap<string, Json>): string {
  return `${operation} ${JSON.stringify([...values].toSorted(([a], [b]) => a.localeCompare(b)))}`;
}
