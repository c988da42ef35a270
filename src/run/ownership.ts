import { isArray, isObject, type Json, same } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Exchange } from '../model/exchange.ts';
import { type Format, type Operation, operationById, type StoredRule } from '../model/format.ts';
import type { Observation } from '../model/requirement.ts';
import { operationOf } from '../plan/context.ts';
import { longestPage, search } from '../plan/tools.ts';
import { carriesAll, carriesSent, carriesTag } from '../read/carries.ts';
import { read } from '../read/read.ts';
import {
  type Created,
  type CreationClaim,
  contradicts,
  type LocationValues,
  linkValuesOf,
  type OwnershipCheck,
  type OwnershipLookup,
  resourceKey,
  showsOtherId,
} from './created.ts';

/** Statuses of what does not exist (any more). */
export const GONE: ReadonlySet<number> = new Set([404, 410]);
/** From so many resources of a scenario on, one list is asked for before each is read. */
const WORTH_A_LIST = 3;
/** After so many lists that proved nothing no further one is asked for. */
const USELESS_LISTS = 2;

/** Whose a resource is. `absent`: neither reading nor searching finds it. */
export type Owner = 'ours' | 'not-ours' | 'not-checked' | 'absent';

export interface OwnershipOptions {
  readonly format: Format;
  /** Whether the number of requests is limited: then only the first resource of each creating operation is read. */
  readonly isLimited: boolean;
  /** Sends the valid request of an operation with these values; `undefined` if a value is missing. */
  readonly send: (operation: Operation, values: LocationValues) => Promise<Exchange | undefined>;
}

/** Finds out whether a resource is ours, by reading it or searching for its run tag: the answer to a creation may name any resource. */
export class Ownership {
  readonly #options: OwnershipOptions;
  /** By creating operation, if requests are limited: whether its first answer is true, so that the others are believed. */
  readonly #isBelieved = new Map<string, Promise<boolean>>();
  #sent = 0;
  #uselessLists = 0;

  constructor(options: OwnershipOptions) {
    this.#options = options;
  }

  /** How many requests were sent to find out. */
  get sent(): number {
    return this.#sent;
  }

  /** How many such requests will be sent in any case, if requests are limited. */
  get planned(): number {
    return this.#options.isLimited ? this.#options.format.operations.filter(({ cleanup }) => cleanup !== undefined).length : 0;
  }

  /** How to find out whose the resource of an element is; `undefined` if the description documents no way. */
  checkOf(claim: CreationClaim): OwnershipCheck | undefined {
    const lookups = [this.#reading(claim), this.#searching(claim)].filter((each) => each !== undefined);
    if (lookups.length === 0) return undefined;
    return { creator: claim.observation.operation?.id ?? '', lookups, isShownIn: (body) => proves(claim, body) };
  }

  /** Whose a resource is. */
  async of({ check, isShown }: Created): Promise<Owner> {
    if (check === undefined) return 'ours';
    const { creator } = check;
    if (!this.#options.isLimited || !isShown) return await this.#look(check, isShown);
    if ((await this.#isBelieved.get(creator)) === true) return 'ours';
    const looking = this.#look(check, isShown);
    if (!this.#isBelieved.has(creator))
      this.#isBelieved.set(
        creator,
        looking.then((owner) => owner === 'ours'),
      );
    return await looking;
  }

  /** Those of some resources that one list shows to be ours: cheaper than reading each. */
  async listed(resources: readonly (readonly [key: string, Created])[]): Promise<ReadonlySet<string>> {
    const [first] = resources;
    if (this.#options.isLimited || first === undefined || resources.length < WORTH_A_LIST || this.#uselessLists >= USELESS_LISTS)
      return new Set();
    const listing = this.#listOf(first[1].operation);
    if (listing?.list === undefined) return new Set();
    const request = longestPage(this.#options.format, listing);
    const elements = at(await this.#bodyOf({ ...listing, valid: { ...listing.valid, request } }, new Map()), listing.list.items);
    const own = new Map(resources);
    const proved = (isArray(elements) ? elements : []).flatMap((element) => {
      const values = first[1].valuesOf?.(element);
      const key = values === undefined ? '' : resourceKey(first[1].operation.id, values);
      return own.get(key)?.check?.isShownIn(element) === true ? [key] : [];
    });
    if (proved.length === 0) this.#uselessLists += 1;
    return new Set(proved);
  }

  /** The resources with the run tag of a request; `undefined` if they cannot be searched for. */
  async tagged({ operation, sent: { mark } }: Observation): Promise<readonly Json[] | undefined> {
    const stored = operation?.stored;
    if (stored === undefined || mark === undefined) return undefined;
    const list = at(await this.#bodyOf(this.#searchFor(stored), new Map([[stored.search, mark]])), stored.list);
    return isArray(list) ? list.filter((listed) => carriesTag(listed, mark)) : undefined;
  }

  async #look({ lookups }: OwnershipCheck, isShown: boolean): Promise<Owner> {
    const { isLimited, format } = this.#options;
    let owner: Owner = 'absent';
    for (const { operation, values, find } of isLimited ? lookups.slice(0, 1) : lookups) {
      this.#sent += 1;
      const came = await this.#options.send(operation, values);
      if (came?.outcome.kind === 'answered' && GONE.has(came.outcome.status)) continue;
      const reading = came === undefined ? undefined : read(format, operation, came);
      const found = reading?.kind === 'success' && reading.body !== undefined ? find(reading.body) : 'not-checked';
      if (found === 'ours' || found === 'not-ours') return found;
      if (found === 'not-checked') owner = found;
    }
    // With few requests there is no second look: what its own answer shows is believed.
    return isLimited && isShown && owner === 'absent' ? 'ours' : owner;
  }

  async #bodyOf(operation: Operation, values: LocationValues): Promise<Json | undefined> {
    this.#sent += 1;
    const came = await this.#options.send(operation, values);
    const reading = came === undefined ? undefined : read(this.#options.format, operation, came);
    return reading?.kind === 'success' ? reading.body : undefined;
  }

  /** Reads the resource: by the link of its creation, else by the GET of the path that deletes it. */
  #reading(claim: CreationClaim): OwnershipLookup | undefined {
    const { observation, cleanup, element } = claim;
    const { format } = this.#options;
    const link = observation.operation?.readBack?.link;
    const deletion = operationById(format, cleanup.operation);
    const operation =
      link === undefined
        ? format.operations.find(({ method, path }) => method === 'GET' && path === deletion?.path)
        : operationById(format, link.operation);
    const values = linkValuesOf(link ?? cleanup, element, observation);
    if (operation === undefined || values === undefined || !canProve(claim)) return undefined;
    const ids = [...values.values()];
    return { operation, values, find: (body) => (proves(claim, body) && !showsOtherId(claim, body, ids) ? 'ours' : 'not-ours') };
  }

  /** Searches for the run tag that was sent. */
  #searching({ observation, cleanup, element }: CreationClaim): OwnershipLookup | undefined {
    const { mark } = observation.sent;
    const { stored } = observation.operation ?? {};
    const own = linkValuesOf(cleanup, element, observation);
    if (stored === undefined || mark === undefined || own === undefined) return undefined;
    const isIt = (listed: Json) => {
      const found = linkValuesOf(cleanup, listed, observation);
      return found !== undefined && [...found].every(([to, value]) => same(value, own.get(to) ?? null));
    };
    return {
      operation: this.#searchFor(stored),
      values: new Map([[stored.search, mark]]),
      find: (body) => {
        const list = at(body, stored.list);
        if (!isArray(list)) return 'not-checked';
        return list.some((listed) => carriesTag(listed, mark) && isIt(listed)) ? 'ours' : 'absent';
      },
    };
  }

  /** The operation that searches for a run tag, with the request for it. */
  #searchFor(stored: StoredRule): Operation {
    const searching = operationOf(this.#options.format, stored.operation);
    const { request } = search(this.#options.format, searching, stored, 'clean-up');
    return { ...searching, valid: { ...searching.valid, request } };
  }

  /** The list of the collection whose resources an operation deletes. */
  #listOf({ path }: Operation): Operation | undefined {
    const collection = path.replace(/\/\{[^/]*\}$/, '');
    return this.#options.format.operations.find((each) => each.method === 'GET' && each.path === collection && each.list !== undefined);
  }
}

/** Whether a resource could be recognised at all by what was sent. */
function canProve({ observation, sent }: CreationClaim): boolean {
  return observation.sent.mark !== undefined || sent.some((item) => carriesSent(null, item) !== undefined);
}

/** Whether a resource contains the run tag, or what was sent and no other text in a member that was sent. */
function proves({ observation, sent }: CreationClaim, body: Json): boolean {
  if (carriesTag(body, observation.sent.mark)) return true;
  const compare = observation.operation?.readBack?.compare ?? [];
  // Items of a bulk carry no run tag, and some hold only short texts.
  const isItem = observation.operation?.bulk !== undefined;
  const holds = (item: Json | undefined) => carriesSent(body, item) === true || (isItem && carriesAll(body, item));
  return sent.some((item) => holds(item) && !contradicts(compare, item, body) && !showsOtherTexts(body, item));
}

/** Whether a member of the resource shows another text than the one that was sent: others may have sent the same example before. */
function showsOtherTexts(body: Json, item: Json | undefined): boolean {
  if (!isObject(item) || !isObject(body)) return false;
  const shown = [body, ...Object.values(body).filter(isObject)];
  return Object.entries(item).some(([name, text]) => shown.some((each) => differ(text, each[name])));
}

/** Whether two texts differ in more than what servers change in texts: blanks at the ends, letter case, an added prefix. */
function differ(sent: Json, shown: Json | undefined): boolean {
  if (typeof sent !== 'string' || typeof shown !== 'string') return false;
  const [a, b] = [sent.trim().toLowerCase(), shown.trim().toLowerCase()];
  return !a.includes(b) && !b.includes(a);
}
