import { isArray, type Json, same } from '../json/json.ts';
import { at, lastToken, pointer } from '../json/pointer.ts';
import type { Subject } from '../model/check.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Comparison, Link, Operation } from '../model/format.ts';
import { ACCEPTED } from '../model/probe.ts';
import type { Note } from '../model/report.ts';
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

/** One resource that a request of ours is said to have created. */
interface Created {
  readonly scenario: string;
  /** The operation that deletes it, and what goes where in its request. */
  readonly operation: Operation;
  readonly places: LocationValues;
  /** Whether the answer that named it shows it with the tag, or with what was sent. */
  readonly isShown: boolean;
  /** How to see the resource itself; `undefined` where the description has no way to. */
  readonly check: OwnershipCheck | undefined;
}

interface OwnershipCheck {
  /** The request that shows the resource, or a list with it. */
  readonly operation: Operation;
  readonly places: LocationValues;
  /** Of what that request answers: whether it shows the resource to be ours. */
  readonly isOurs: (body: Json) => boolean;
}

/** Why a resource that an answer named is not deleted. */
type LeftBecause = 'more-than-sent' | 'known-before' | 'not-ours' | 'not-checked' | 'max-deletes';

/** How many resources a warning shows of those that are left. */
const SHOWN = 5;
/** How many of them are counted. */
const MAX_LEFT = 100_000;
/** How many requests of clean-up are under way at one time. */
const AT_ONCE = 8;
/**
 * For each operation: so many of the resources that its answers show to be ours are looked at themselves, before their ids are believed. Fewer
 * where requests are few.
 */
const CHECKED = { unlimited: 3, limited: 1 };

export interface CleanUpOptions {
  readonly subject: Subject;
  readonly sender: Sender;
  readonly keep: boolean;
  /** Whether the number of requests is limited. */
  readonly isLimited: boolean;
  /** Most resources that are deleted; without it as many as were created. */
  readonly maxDeletes?: number | undefined;
  readonly warn: (note: Note) => void;
}

/**
 * Deletes what the run created, by the description's clean-up links, and nothing else: a wrong server may name any resource in an answer to a
 * creation. A resource is deleted only where a success of ours can have created it: there are no more of them than items were sent, no answer or
 * provider state showed its id before the request was sent, and it holds the tag of its scenario or what was sent. That is seen in the answer
 * that named it; the first resources of each operation, and all once an answer named a wrong one, are read or searched for as well. What is left is
 * reported with the reason.
 */
export class CleanUp {
  readonly #options: CleanUpOptions;
  readonly #created = new Map<string, Created>();
  readonly #known = new KnownIds();
  /** Names of the members that hold ids. */
  readonly #idNames: ReadonlySet<string>;
  /** Operations that delete what others create. */
  readonly #deleting: ReadonlySet<string>;
  /** By the operation that deletes them: how many resources there were no requests left for. */
  readonly #unaffordable = new Map<string, number>();
  /** By reason and operation: the resources that are left. */
  readonly #left = new Map<string, { readonly why: LeftBecause; readonly operation: string; readonly resources: Set<string> }>();
  /** Ids that answers named as created, and that are not ours as far as is known. */
  readonly #foreign = new Set<Json>();
  #deletes = 0;
  /** By the operation that deletes them: how many resources are still looked at before answers are believed. */
  readonly #toCheck = new Map<string, number>();
  #checks = 0;

  constructor(options: CleanUpOptions) {
    this.#options = options;
    const links = options.subject.format.operations.flatMap(({ cleanup }) => (cleanup === undefined ? [] : [cleanup]));
    this.#deleting = new Set(links.map(({ operation }) => operation));
    const sources = links.flatMap(({ bind }) => [...bind.values()]);
    this.#idNames = new Set(sources.flatMap(({ from, at: where }) => (from === 'answer' ? [lastToken(where)] : [])));
  }

  /** How many deletions are still owed. */
  get owed(): number {
    return this.#options.keep ? 0 : this.#created.size;
  }

  /** How many requests were sent to see whose a resource is. */
  get checks(): number {
    return this.#checks;
  }

  /** How many such requests there will be in any case. */
  get plannedChecks(): number {
    return this.#options.keep ? 0 : this.#deleting.size * this.#perOperation;
  }

  get #perOperation(): number {
    return this.#options.isLimited ? CHECKED.limited : CHECKED.unlimited;
  }

  /** The point in time before a request is sent: `note` wants it with the answer. */
  get now(): number {
    return this.#known.now;
  }

  /** Remembers the values of provider states: what they name is not ours. */
  protect(values: Iterable<Json>): void {
    this.#known.addState(values);
  }

  /** Takes note of what an exchange created, or deleted, that was sent at `sentAt`. Returns how many resources are to be deleted for it. */
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
   * Whether a request that writes may name this value of an answer: not where the answer named as created what the run did not create. Probes
   * change and delete resources too, not only clean-up.
   */
  async mayChange(value: Json): Promise<boolean> {
    if (this.#foreign.has(value)) return false;
    for (const [key, created] of this.#created) {
      if (![...created.places.values()].includes(value)) continue;
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

  /** Deletes all that is left, a few at a time, and reports what is not deleted. */
  async all(): Promise<void> {
    const left = this.#options.keep ? [] : [...this.#created];
    const work = async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await this.#delete(...next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const format = this.#options.subject.format.name;
    for (const [operation, things] of this.#unaffordable)
      this.#options.warn({ code: 'not-deleted-for-budget', format, detail: { operation, things } });
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
      const places = placesOf(cleanup, element, observation);
      if (places === undefined || this.#created.has(keyOf(operation.id, places))) continue;
      const isTagged = carriesTag(element, observation.sent.mark);
      // An answer with more resources than were sent tells of others: only a tag shows which are ours.
      if (claimed === sent.length || (elements.length > sent.length && !isTagged)) {
        this.#leave('more-than-sent', { operation, places });
        continue;
      }
      if (this.#isOlder({ operation, cleanup, places }, sentAt)) {
        this.#leave('known-before', { operation, places });
        continue;
      }
      const isShown = isTagged || sent.some((item) => carriesSent(element, item) === true);
      const check = this.#checkOf({ observation, cleanup, element, sent });
      this.#created.set(keyOf(operation.id, places), { scenario: observation.scenario.id, operation, places, isShown, check });
      claimed += 1;
    }
    return claimed;
  }

  #isOlder({ operation, cleanup, places }: Pick<Created, 'operation' | 'places'> & { cleanup: Link }, sentAt: number): boolean {
    return [...places].some(([to, id]) => {
      const source = cleanup.bind.get(to);
      return source?.from === 'answer' && this.#known.isOlder(collectionOf(operation), lastToken(source.at), id, sentAt);
    });
  }

  /** How the resource of an element can be seen: read by the link of the operation, or found by the tag. */
  #checkOf({ observation, cleanup, element, sent }: CreationClaim): OwnershipCheck | undefined {
    const { mark } = observation.sent;
    const { readBack, stored } = observation.operation ?? {};
    if (readBack !== undefined) {
      const places = placesOf(readBack.link, element, observation);
      const judged = sent.filter((item) => carriesSent(null, item) !== undefined);
      if (places !== undefined && (judged.length > 0 || mark !== undefined))
        return {
          operation: this.#operation(readBack.link.operation),
          places,
          isOurs: (body) =>
            carriesTag(body, mark) || judged.some((item) => carriesSent(body, item) === true && !contradicts(readBack.compare, item, body)),
        };
    }
    if (stored === undefined || mark === undefined) return undefined;
    const wanted = placesOf(cleanup, element, observation);
    const isIt = (listed: Json) => {
      const found = placesOf(cleanup, listed, observation);
      return found !== undefined && [...found].every(([to, value]) => same(value, wanted?.get(to)));
    };
    const searching = this.#operation(stored.operation);
    const { request } = search(this.#options.subject.format, searching, stored, 'clean-up');
    return {
      operation: { ...searching, valid: { ...searching.valid, request } },
      places: new Map([[stored.search, mark]]),
      isOurs: (body) => {
        const list = at(body, stored.list);
        return isArray(list) && list.some((listed) => carriesTag(listed, mark) && isIt(listed));
      },
    };
  }

  async #delete(key: string, created: Created): Promise<void> {
    this.#created.delete(key);
    const { operation, places } = created;
    const { maxDeletes } = this.#options;
    if (maxDeletes !== undefined && this.#deletes >= maxDeletes) return this.#leave('max-deletes', created);
    // Counted before it is sent: several are under way at one time.
    this.#deletes += 1;
    if (!(await this.#isOurs(created))) {
      this.#deletes -= 1;
      return;
    }
    const came = await this.#send(operation, places);
    if (came === undefined) return;
    // Clean-up is sent even where the run was cancelled: only the budget keeps it back.
    if (came.outcome.kind === 'failed' && came.outcome.failure === 'cancelled') {
      this.#unaffordable.set(operation.id, (this.#unaffordable.get(operation.id) ?? 0) + 1);
      return;
    }
    const status = came.outcome.kind === 'answered' ? came.outcome.status : undefined;
    // Not found is as good as deleted.
    if (status !== undefined && (status < 300 || GONE.has(status))) return this.#isDeleted(operation, places);
    this.#options.warn({
      code: 'not-deleted',
      format: this.#options.subject.format.name,
      detail: { operation: operation.id, at: shown(places), status: status ?? null },
    });
  }

  /** Looks at a resource where that is due; what is not ours is left. */
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

  async #ownerOf({ operation, places, isOurs }: OwnershipCheck): Promise<'ours' | 'not-ours' | 'not-checked'> {
    this.#checks += 1;
    const came = await this.#send(operation, places);
    if (came === undefined) return 'not-checked';
    // What was there before can be read: what cannot is new, or is not there at all.
    if (came.outcome.kind === 'answered' && GONE.has(came.outcome.status)) return 'ours';
    const reading = read(this.#options.subject.format, operation, came);
    if (reading.kind !== 'success') return 'not-checked';
    return reading.body !== undefined && isOurs(reading.body) ? 'ours' : 'not-ours';
  }

  /** Sends the valid request of an operation with values of an answer in their places; `undefined` where it lacks something. */
  async #send(operation: Operation, places: LocationValues): Promise<Exchange | undefined> {
    const request = [...places].reduce((all, [place, value]) => withPlace(all, place, value), operation.valid.request);
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

  /** Forgets a resource that is gone. */
  #isDeleted(operation: Operation, places: LocationValues): void {
    if (!this.#deleting.has(operation.id)) return;
    this.#created.delete(keyOf(operation.id, places));
    for (const id of places.values()) for (const name of this.#idNames) this.#known.forget(collectionOf(operation), name, id);
  }

  #leave(why: LeftBecause, { operation, places }: Pick<Created, 'operation' | 'places'>): void {
    if (why !== 'max-deletes') for (const id of places.values()) this.#foreign.add(id);
    const key = `${why} ${operation.id}`;
    const entry = this.#left.get(key) ?? { why, operation: operation.id, resources: new Set() };
    if (entry.resources.size < MAX_LEFT) entry.resources.add(shown(places));
    this.#left.set(key, entry);
  }

  #operation(id: string): Operation {
    const found = this.#options.subject.format.operations.find((operation) => operation.id === id);
    if (found === undefined) throw new Error(`A link names ${id}, which is no operation, though the description passed its checks`);
    return found;
  }
}

/** Statuses of what does not exist (any more). */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** A creation of which the elements of the answer are looked at. */
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

/** What can have been created: the items of a bulk, or the one body. Of a bulk that was sent as bytes, the items of the valid request. */
function sentItems({ operation, sent, probe }: Observation): readonly (Json | undefined)[] {
  if (operation?.bulk === undefined) return [sent.request.body];
  const { items: where } = operation.bulk;
  const items = at(sent.request.body, where);
  if (probe.body.kind !== 'raw') return isArray(items) ? items : [];
  const valid = at(operation.valid.request.body, where);
  return isArray(items) ? items : isArray(valid) ? valid : [];
}

/** What goes where in the request of a link, for one resource of an answer; `undefined` where the answer lacks something of it. */
function placesOf(link: Link, element: Json, { sent }: Observation): LocationValues | undefined {
  const places = new Map<string, Json>();
  for (const [to, { from, at: where }] of link.bind) {
    const value = from === 'answer' ? at(element, where) : at(asDocument(sent.request), where);
    if (value === undefined || value === null) return undefined;
    places.set(to, value);
  }
  return places;
}

/** Whether a text that must read as it was sent reads as another one. */
function contradicts(compare: readonly Comparison[], sent: Json | undefined, resource: Json): boolean {
  return compare.some(({ sent: from, read: to, when }) => {
    const [value, shows] = [at(sent, from), at(resource, to)];
    const applies = when.every(({ at: where, is }) => same(at(sent, where) ?? null, is));
    return applies && typeof value === 'string' && typeof shows === 'string' && value !== shows;
  });
}

/** The values that tell a resource, for a message: `id 42`. */
function shown(places: LocationValues): string {
  return [...places].map(([place, value]) => `${lastToken(place)} ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ');
}

/** The places of a clean-up are filled in already. */
export const NOTHING_TO_LOOK_UP: Lookups = {
  state: () => undefined,
  answer: () => undefined,
  request: () => undefined,
  mark: '',
  stateKey: undefined,
};

function keyOf(operation: string, places: ReadonlyMap<string, Json>): string {
  return `${operation} ${JSON.stringify([...places].toSorted(([a], [b]) => a.localeCompare(b)))}`;
}
