import { isArray, type Json, same } from '../json/json.ts';
import { at, lastToken, pointer } from '../json/pointer.ts';
import type { Subject } from '../model/check.ts';
import type { Exchange } from '../model/exchange.ts';
import { type Link, type Operation, operationById } from '../model/format.ts';
import { ACCEPTED } from '../model/probe.ts';
import type { LeftBecause, RunMessage } from '../model/report.ts';
import { withPlace } from '../model/request.ts';
import type { Observation } from '../model/requirement.ts';
import { outcome, probeOf } from '../plan/probe.ts';
import { search } from '../plan/tools.ts';
import { carriesSent, carriesTag } from '../read/carries.ts';
import { read } from '../read/read.ts';
import type { Sender } from '../send/options.ts';
import { resolve } from '../send/resolve.ts';
import {
  type Created,
  type Creation,
  type CreationClaim,
  contradicts,
  type LocationValues,
  linkedElements,
  linkValuesOf,
  NOTHING_TO_LOOK_UP,
  type OwnershipCheck,
  resourceKey,
  sentItems,
  shown,
} from './created.ts';
import { collectionOf, KnownIds } from './known-ids.ts';
import { mayHaveCreatedUnknown } from './unknown-creations.ts';

/** How many of the resources left in place a warning names. */
const SHOWN = 5;
/** How many of the resources that could not be deleted a warning names. */
const SHOWN_UNDELETED = 50;
/** How many resources left in place are counted. */
const MAX_LEFT = 100_000;
/** The status of an exceeded rate limit. */
const TOO_MANY = 429;
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
  /** Resources whose deletion failed, by key, with the status of the answer. */
  #failed = new Map<string, { readonly created: Created; readonly status: number | null }>();
  /** Requests that may have created what no answer names. */
  readonly #unknown: Observation[] = [];
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
    return this.#options.keep ? 0 : this.#created.size + this.#failed.size;
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
    this.noteUnknown(observation);
    const { operation, reading } = observation;
    if (operation === undefined || reading.kind !== 'success' || reading.body === undefined) return 0;
    this.#isDeleted(
      operation,
      new Map(Object.entries(observation.sent.request.path).map(([name, value]) => [pointer('path', name), value])),
    );
    this.#known.addAnswer(collectionOf(operation), this.#idNames, reading.body);
    const { cleanup } = operation;
    if (cleanup === undefined) return 0;
    const claimed = this.#claim(linkedElements(cleanup, reading.body), { observation, cleanup, sentAt });
    return this.#options.keep ? 0 : claimed;
  }

  /** Registers a request that may have created what its answer does not name. */
  noteUnknown(observation: Observation): void {
    if (!this.#options.keep && mayHaveCreatedUnknown(observation)) this.#unknown.push(observation);
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
    const format = this.#options.subject.format.name;
    if (!this.#options.keep) {
      await this.#deleteAll();
      await this.#findUnknown();
      // What failed while the run went on is tried once more: the target may be back.
      // Not where the rate limit stays exceeded: the sender has waited for it already.
      for (const [key, { created, status }] of this.#failed) {
        if (status === TOO_MANY) continue;
        this.#failed.delete(key);
        this.#created.set(key, created);
      }
      await this.#deleteAll();
    }
    for (const message of this.#failures()) this.#options.warn(message);
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

  /** Deletes everything that is queued, a few at a time; gives up if the target answers nothing. */
  async #deleteAll(): Promise<void> {
    const left = [...this.#created];
    let unanswered = 0;
    const work = async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        if (unanswered < AT_ONCE) unanswered = (await this.#delete(...next)) === 'unanswered' ? unanswered + 1 : 0;
        else this.#fail(...next, null);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Searches by run tag for what requests without a usable answer created, and deletes it; the others are reported. */
  async #findUnknown(): Promise<void> {
    const notFound = new Map<string, Observation[]>();
    for (const observation of this.#unknown.splice(0)) {
      const tagged = await this.#tagged(observation);
      const { operation } = observation;
      if (operation === undefined) continue;
      if (tagged === undefined) notFound.set(operation.id, [...(notFound.get(operation.id) ?? []), observation]);
      for (const created of tagged ?? []) this.#created.set(resourceKey(created.operation.id, created.values), created);
    }
    for (const [operation, observations] of notFound) {
      const tags = observations.flatMap(({ sent }) => sent.mark ?? []).slice(0, SHOWN);
      this.#options.warn({
        code: 'maybe-created',
        format: this.#options.subject.format.name,
        detail: { operation, requests: observations.length, tags },
      });
    }
    await this.#deleteAll();
  }

  /** The resources with the run tag of a request; `undefined` if they cannot be searched for. */
  async #tagged(observation: Observation): Promise<readonly Created[] | undefined> {
    const { cleanup, stored } = observation.operation ?? {};
    const { mark } = observation.sent;
    if (cleanup === undefined || stored === undefined || mark === undefined) return undefined;
    const searching = this.#searchFor(stored);
    this.#checks += 1;
    const came = await this.#send(searching, new Map([[stored.search, mark]]));
    const reading = came === undefined ? undefined : read(this.#options.subject.format, searching, came);
    const list = reading?.kind === 'success' ? at(reading.body, stored.list) : undefined;
    if (!isArray(list)) return undefined;
    const operation = this.#operation(cleanup.operation);
    const scenario = observation.scenario.id;
    return list
      .filter((listed) => carriesTag(listed, mark))
      .flatMap((listed) => linkValuesOf(cleanup, listed, observation) ?? [])
      .map((values) => ({ scenario, operation, values, isShown: true, check: undefined }));
  }

  /** The operation that searches for a run tag, with the request for it. */
  #searchFor(stored: NonNullable<Operation['stored']>): Operation {
    const searching = this.#operation(stored.operation);
    const { request } = search(this.#options.subject.format, searching, stored, 'clean-up');
    return { ...searching, valid: { ...searching.valid, request } };
  }

  #fail(key: string, created: Created, status: number | null): void {
    this.#created.delete(key);
    this.#failed.set(key, { created, status });
  }

  /** A message for each operation and status with which resources could not be deleted. */
  #failures(): readonly RunMessage[] {
    const groups = Map.groupBy(this.#failed.values(), ({ created, status }) => `${created.operation.id} ${status}`);
    this.#failed = new Map();
    return [...groups.values()].flatMap((all): readonly RunMessage[] => {
      const [first] = all;
      if (first === undefined) return [];
      const examples = all.slice(0, SHOWN_UNDELETED).map(({ created }) => shown(created.values));
      const detail = { operation: first.created.operation.id, status: first.status, resources: all.length, examples };
      return [{ code: 'not-deleted', format: this.#options.subject.format.name, detail }];
    });
  }

  /** Queues those elements of an answer that the request can have created. */
  #claim(elements: readonly Json[], { observation, cleanup, sentAt }: Creation): number {
    const operation = this.#operation(cleanup.operation);
    const sent = sentItems(observation);
    let claimed = 0;
    for (const element of elements) {
      const values = linkValuesOf(cleanup, element, observation);
      if (values === undefined || this.#created.has(resourceKey(operation.id, values))) continue;
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
      this.#created.set(resourceKey(operation.id, values), { scenario: observation.scenario.id, operation, values, isShown, check });
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
    return {
      operation: this.#searchFor(stored),
      values: new Map([[stored.search, mark]]),
      isOurs: (body) => {
        const list = at(body, stored.list);
        return isArray(list) && list.some((listed) => carriesTag(listed, mark) && isIt(listed));
      },
    };
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
    if (!(await this.#isOurs(created))) {
      this.#deletes -= 1;
      return 'done';
    }
    const came = await this.#send(operation, values);
    if (came === undefined) return 'done';
    // Clean-up is sent even after the run was cancelled, so only the budget can have stopped it.
    if (came.outcome.kind === 'failed' && came.outcome.failure === 'cancelled') {
      this.#unaffordable.set(operation.id, (this.#unaffordable.get(operation.id) ?? 0) + 1);
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
    this.#created.delete(resourceKey(operation.id, values));
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
