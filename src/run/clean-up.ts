import type { Json } from '../json/json.ts';
import { lastToken, pointer } from '../json/pointer.ts';
import type { Subject } from '../model/check.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Link, Operation } from '../model/format.ts';
import { ACCEPTED } from '../model/probe.ts';
import type { LeftBecause, RunMessage } from '../model/report.ts';
import { withPlace } from '../model/request.ts';
import type { Observation } from '../model/requirement.ts';
import { operationOf } from '../plan/context.ts';
import { outcome, probeOf } from '../plan/probe.ts';
import { carriesSent, carriesTag } from '../read/carries.ts';
import type { Sender } from '../send/options.ts';
import { resolve } from '../send/resolve.ts';
import {
  type Created,
  type Creation,
  type LocationValues,
  linkedElements,
  linkValuesOf,
  NOTHING_TO_LOOK_UP,
  resourceKey,
  sentItems,
} from './created.ts';
import { collectionOf, KnownIds } from './known-ids.ts';
import { LeftResources, type Undeleted } from './left-resources.ts';
import { GONE, Ownership } from './ownership.ts';
import { mayHaveCreatedUnknown } from './unknown-creations.ts';

/** The status of an exceeded rate limit. */
const TOO_MANY = 429;
/** How many requests of clean-up are in flight at one time. */
const AT_ONCE = 8;

export interface CleanUpOptions {
  readonly subject: Subject;
  readonly sender: Sender;
  readonly keep: boolean;
  /** Whether the number of requests is limited. */
  readonly isLimited: boolean;
  /** The most resources that are deleted; without it as many as were created. */
  readonly maxDeletes?: number | undefined;
  /** Aborted when nothing at all may be sent any more. */
  readonly over?: AbortSignal | undefined;
  readonly warn: (message: RunMessage) => void;
}

/**
 * Deletes what the run created, by the description's clean-up links, and nothing else: a wrong server may name any resource in the answer
 * to a creation. A resource is deleted only if a successful request of ours can have created it: the answer names no more resources than
 * items were sent, no answer or provider state showed the id before the request, and the resource contains the run tag or what was sent.
 * What is left in place is reported with the reason.
 */
export class CleanUp {
  readonly #options: CleanUpOptions;
  readonly #created = new Map<string, Created>();
  readonly #known = new KnownIds();
  readonly #ownership: Ownership;
  readonly #left: LeftResources;
  /** Names of the members that hold ids. */
  readonly #idNames: ReadonlySet<string>;
  /** Operations that delete what others create. */
  readonly #deleting: ReadonlySet<string>;
  /** Ids that answers reported as created although the run did not create them, and ids that it did create. */
  readonly #foreign = new Set<string>();
  readonly #claimed = new Set<string>();
  /** Resources whose deletion failed, by key. */
  #failed = new Map<string, Undeleted>();
  /** Requests that may have created what their answers do not name. */
  readonly #unknown: Creation[] = [];
  #deletes = 0;

  constructor(options: CleanUpOptions) {
    this.#options = options;
    const { format } = options.subject;
    const links = format.operations.flatMap(({ cleanup }) => (cleanup === undefined ? [] : [cleanup]));
    this.#deleting = new Set(links.map(({ operation }) => operation));
    const sources = links.flatMap(({ bind }) => [...bind.values()]);
    this.#idNames = new Set(sources.flatMap(({ from, at: where }) => (from === 'answer' ? [lastToken(where)] : [])));
    this.#left = new LeftResources(format.name);
    this.#ownership = new Ownership({ format, isLimited: options.isLimited, send: (operation, values) => this.#send(operation, values) });
  }

  /** How many resources still have to be deleted. */
  get owed(): number {
    return this.#options.keep ? 0 : this.#created.size + this.#failed.size;
  }

  /** How many requests were sent to find out who owns a resource. */
  get checks(): number {
    return this.#ownership.sent;
  }

  /** How many such requests will be sent in any case. */
  get plannedChecks(): number {
    return this.#options.keep ? 0 : this.#ownership.planned;
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
    this.noteUnknown(observation, sentAt);
    const { operation, reading } = observation;
    if (operation === undefined || reading.kind !== 'success' || reading.body === undefined) return 0;
    const values = new Map(Object.entries(observation.sent.request.path).map(([name, value]) => [pointer('path', name), value]));
    this.#isDeleted(operation, values);
    this.#isProved(observation, values, reading.body);
    this.#known.addAnswer(collectionOf(operation), this.#idNames, reading.body);
    const { cleanup } = operation;
    if (cleanup === undefined) return 0;
    const claimed = this.#claim(linkedElements(cleanup, reading.body), { observation, cleanup, sentAt });
    return this.#options.keep ? 0 : claimed;
  }

  /** Registers a request that may have created what its answer does not name. */
  noteUnknown(observation: Observation, sentAt: number): void {
    const cleanup = observation.operation?.cleanup;
    if (cleanup !== undefined && !this.#options.keep && mayHaveCreatedUnknown(observation))
      this.#unknown.push({ observation, cleanup, sentAt });
  }

  /**
   * Whether a writing request may use this id from an answer: not if the run did not create the resource. Probes change and delete
   * resources too, not only clean-up. `isCreation`: the answer is one to a write.
   */
  async mayChange(value: Json, isCreation: boolean): Promise<boolean> {
    const id = String(value);
    if (this.#foreign.has(id)) return false;
    const isIt = ({ values }: Created) => [...values.values()].some((each) => String(each) === id);
    for (const { created } of this.#failed.values()) if (isIt(created)) return false;
    for (const [key, created] of this.#created) {
      if (!isIt(created)) continue;
      if (await this.#isOurs(key, created)) this.#created.set(key, { ...created, check: undefined });
      else return false;
      break;
    }
    return !this.#foreign.has(id) && (isCreation || this.#claimed.has(id));
  }

  /** Deletes what one scenario created. */
  async of(scenario: string): Promise<void> {
    const own = [...this.#created].filter(([, created]) => created.scenario === scenario);
    if (this.#options.keep) for (const [key] of own) this.#created.delete(key);
    else await this.#deleteThese(own, 1);
  }

  /** Deletes everything that is left, a few at a time, and reports what is not deleted. */
  async all(): Promise<void> {
    if (!this.#options.keep) {
      await this.#deleteThese([...this.#created], AT_ONCE);
      await this.#findUnknown();
      // What failed while the run went on is tried once more: the target may be back.
      // Not where the rate limit stays exceeded: the sender has waited for it already.
      for (const [key, { created, status }] of this.#failed) {
        if (status === TOO_MANY) continue;
        this.#failed.delete(key);
        this.#created.set(key, created);
      }
      await this.#deleteThese([...this.#created], AT_ONCE);
    }
    for (const message of this.#left.report(this.#failed.values())) this.#options.warn(message);
    this.#failed = new Map();
  }

  /** Deletes resources, so many at a time; gives up if the target answers nothing. */
  async #deleteThese(resources: readonly (readonly [string, Created])[], atOnce: number): Promise<void> {
    const proved = await this.#ownership.listed(resources.filter(([, { check }]) => check !== undefined));
    const waiting = resources.map(([key, created]) => [key, proved.has(key) ? { ...created, check: undefined } : created] as const);
    waiting.reverse();
    let unanswered = 0;
    const work = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (unanswered < AT_ONCE) unanswered = (await this.#delete(...next)) === 'unanswered' ? unanswered + 1 : 0;
        else this.#fail(...next, null);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  /** Searches by run tag for what requests without a usable answer created, and deletes it; the others are reported. */
  async #findUnknown(): Promise<void> {
    for (const creation of this.#unknown.splice(0)) {
      const tagged = await this.#ownership.tagged(creation.observation);
      if (tagged === undefined) this.#left.notFound(creation.observation);
      for (const element of tagged ?? []) {
        const created = this.#resource(element, creation);
        if (created !== undefined) this.#queue(created);
      }
    }
    await this.#deleteThese([...this.#created], AT_ONCE);
  }

  #fail(key: string, created: Created, status: number | null): void {
    this.#created.delete(key);
    this.#failed.set(key, { created: { ...created, wasDeleted: true }, status });
  }

  /** Queues those elements of an answer that the request can have created. */
  #claim(elements: readonly Json[], creation: Creation): number {
    const { observation, cleanup } = creation;
    const operation = operationOf(this.#options.subject.format, cleanup.operation);
    const sent = sentItems(observation);
    let claimed = 0;
    for (const element of elements) {
      const values = linkValuesOf(cleanup, element, observation);
      if (values === undefined || this.#created.has(resourceKey(operation.id, values))) continue;
      // An answer with more resources than were sent lists others too: only the run tag tells which are ours.
      if (claimed === sent.length || (elements.length > sent.length && !carriesTag(element, observation.sent.mark))) {
        this.#leave('more-than-sent', { operation, values });
        continue;
      }
      const created = this.#resource(element, creation);
      if (created === undefined) continue;
      this.#queue(created);
      claimed += 1;
    }
    return claimed;
  }

  /** The resource of an element; `undefined` if it has no id, or was known before the request. */
  #resource(element: Json, { observation, cleanup, sentAt }: Creation): Created | undefined {
    const operation = operationOf(this.#options.subject.format, cleanup.operation);
    const values = linkValuesOf(cleanup, element, observation);
    if (values === undefined) return undefined;
    if (this.#isOlder({ operation, cleanup, values }, sentAt)) {
      this.#leave('known-before', { operation, values });
      return undefined;
    }
    const sent = sentItems(observation);
    return {
      scenario: observation.scenario.id,
      operation,
      values,
      isShown: carriesTag(element, observation.sent.mark) || sent.some((item) => carriesSent(element, item) === true),
      check: this.#ownership.checkOf({ observation, cleanup, element, sent }),
      valuesOf: (listed) => linkValuesOf(cleanup, listed, observation),
    };
  }

  #queue(created: Created): void {
    this.#created.set(resourceKey(created.operation.id, created.values), created);
    for (const id of created.values.values()) this.#claimed.add(String(id));
  }

  #isOlder({ operation, cleanup, values }: Pick<Created, 'operation' | 'values'> & { cleanup: Link }, sentAt: number): boolean {
    return [...values].some(([to, id]) => {
      const source = cleanup.bind.get(to);
      return source?.from === 'answer' && this.#known.isOlder(collectionOf(operation), lastToken(source.at), id, sentAt);
    });
  }

  /** A scenario that reads what it created proves that it is ours: clean-up need not read it again. */
  #isProved({ operation, scenario }: Observation, path: LocationValues, body: Json): void {
    if (operation?.method !== 'GET' || path.size === 0) return;
    for (const [key, created] of this.#created) {
      const lookup =
        created.scenario === scenario.id ? created.check?.lookups.find((each) => each.operation.id === operation.id) : undefined;
      if (lookup === undefined || ![...lookup.values].every(([to, value]) => String(path.get(to)) === String(value))) continue;
      if (lookup.find(body) === 'ours') this.#created.set(key, { ...created, check: undefined });
    }
  }

  /** Deletes a resource; one that cannot be deleted is kept for a second try. */
  async #delete(key: string, created: Created): Promise<'unanswered' | 'done'> {
    this.#created.delete(key);
    const { operation, values } = created;
    const { maxDeletes } = this.#options;
    if (maxDeletes !== undefined && this.#deletes >= maxDeletes) {
      this.#leave('max-deletes', created);
      return 'done';
    }
    // Count before sending: several deletions are in flight at one time.
    this.#deletes += 1;
    if (!(await this.#isOurs(key, created))) {
      this.#deletes -= 1;
      return 'done';
    }
    const came = await this.#send(operation, values);
    if (came === undefined) return 'done';
    // Clean-up is sent even after the run was cancelled, so only the budget or the end of the run's time can have stopped it.
    if (came.outcome.kind === 'failed' && came.outcome.failure === 'cancelled') {
      if (this.#options.over?.aborted === true) this.#leave('max-time', created);
      else this.#left.unaffordable(created);
      return 'done';
    }
    const status = came.outcome.kind === 'answered' ? came.outcome.status : null;
    // Not found is as good as deleted.
    if (status !== null && (status < 300 || GONE.has(status))) this.#isDeleted(operation, values);
    else {
      this.#deletes -= 1;
      this.#fail(key, created, status);
    }
    return status === null ? 'unanswered' : 'done';
  }

  /** Whether a resource is ours. One that is not is left in place; one that cannot be found is looked for again at the end. */
  async #isOurs(key: string, created: Created): Promise<boolean> {
    const owner = await this.#ownership.of(created);
    if (owner === 'ours') return true;
    this.#created.delete(key);
    if (owner !== 'absent') this.#leave(owner, created);
    else if (created.wasAbsent === true) this.#leave('not-found', created);
    else if (created.wasDeleted !== true) this.#failed.set(key, { created: { ...created, wasAbsent: true }, status: null });
    return false;
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
    const key = resourceKey(operation.id, values);
    this.#created.delete(key);
    this.#failed.delete(key);
    for (const id of values.values()) for (const name of this.#idNames) this.#known.forget(collectionOf(operation), name, id);
  }

  #leave(why: LeftBecause, resource: Pick<Created, 'operation' | 'values'>): void {
    if (why !== 'max-deletes') for (const id of resource.values.values()) this.#foreign.add(String(id));
    this.#left.inPlace(why, resource);
  }
}
