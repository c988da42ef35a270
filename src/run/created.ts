import { isArray, type Json, same } from '../json/json.ts';
import { at, lastToken } from '../json/pointer.ts';
import type { Comparison, Link, Operation } from '../model/format.ts';
import { asDocument } from '../model/request.ts';
import type { Observation } from '../model/requirement.ts';
import type { Lookups } from '../send/resolve.ts';
import { idsIn } from './known-ids.ts';

/** JSON Pointers into a request, and the values to put there. */
export type LocationValues = ReadonlyMap<string, Json>;

/** One resource that an answer says our request created. */
export interface Created {
  readonly scenario: string;
  /** The operation that deletes it, and the values to put into its request. */
  readonly operation: Operation;
  readonly values: LocationValues;
  /** Whether the answer that named it shows it with the run tag, or with what was sent. */
  readonly isShown: boolean;
  /** How to find out whose the resource is; `undefined` if the description documents no way, or if it is known. */
  readonly check: OwnershipCheck | undefined;
  /** The values that would delete an element of a list. */
  readonly valuesOf?: (element: Json) => LocationValues | undefined;
  /** Whether a deletion was sent already: then a resource that is absent is deleted. */
  readonly wasDeleted?: true;
  /** Set if it could not be found when its scenario ended: a server may show what it creates later. */
  readonly wasAbsent?: true;
}

/** How to find out whose a resource is. */
export interface OwnershipCheck {
  /** The operation whose answer named it. */
  readonly creator: string;
  /** Tried one after the other until one finds it. */
  readonly lookups: readonly OwnershipLookup[];
  /** Whether an answer shows that the resource in it is ours. */
  readonly isShownIn: (body: Json) => boolean;
}

/** A request that returns a resource, or a list that should contain it. */
export interface OwnershipLookup {
  readonly operation: Operation;
  readonly values: LocationValues;
  /** What the body of its answer says about the resource. */
  readonly find: (body: Json) => 'ours' | 'not-ours' | 'absent' | 'not-checked';
}

/** A creation whose answer is examined. */
export interface Creation {
  readonly observation: Observation;
  readonly cleanup: Link;
  readonly sentAt: number;
}

export interface CreationClaim extends Omit<Creation, 'sentAt'> {
  readonly element: Json;
  readonly sent: readonly (Json | undefined)[];
}

/** The resources in an answer: the elements of the link's list, or the answer itself. */
export function linkedElements(link: Link, body: Json): readonly Json[] {
  if (link.each === undefined) return [body];
  const elements = at(body, link.each);
  return isArray(elements) ? elements : [];
}

/** What can have been created: the items of a bulk, or the one body. For a bulk sent as raw bytes, the items of the valid request. */
export function sentItems({ operation, sent, probe }: Observation): readonly (Json | undefined)[] {
  if (operation?.bulk === undefined) return [sent.request.body];
  const { items: where } = operation.bulk;
  const items = at(sent.request.body, where);
  if (probe.body.kind !== 'raw') return isArray(items) ? items : [];
  const valid = at(operation.valid.request.body, where);
  return isArray(items) ? items : isArray(valid) ? valid : [];
}

/** The values that a link needs, for one resource of an answer; `undefined` if the answer lacks one. */
export function linkValuesOf(link: Link, element: Json, { sent }: Observation): LocationValues | undefined {
  const values = new Map<string, Json>();
  for (const [to, { from, at: where }] of link.bind) {
    const value = from === 'answer' ? at(element, where) : at(asDocument(sent.request), where);
    if (value === undefined || value === null || (from === 'answer' && !isUsableId(value))) return undefined;
    values.set(to, value);
  }
  return values;
}

/**
 * Whether an answer's value can name one resource in a path. An empty text or one of dots would name the collection or what is above it, and
 * a slash or a control character something else on servers that decode a path too early.
 */
export function isUsableId(value: Json | undefined): value is string | number {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && /[^.\s]/.test(value) && !/[\p{Cc}/\\]/u.test(value);
}

/** Whether a body shows ids in the members that name a resource, and none of them is one of `ids`: it is another resource, or a list of others. */
export function showsOtherId({ cleanup }: Pick<CreationClaim, 'cleanup'>, body: Json, ids: readonly Json[]): boolean {
  const names = new Set([...cleanup.bind.values()].flatMap(({ from, at: where }) => (from === 'answer' ? [lastToken(where)] : [])));
  const wanted = new Set(ids.map(String));
  const shownIds = [...idsIn(body, names)].map(([, id]) => String(id));
  return shownIds.length > 0 && !shownIds.some((id) => wanted.has(id));
}

/** Whether the resource shows another text where it must show the one that was sent. */
export function contradicts(compare: readonly Comparison[], sent: Json | undefined, resource: Json): boolean {
  return compare.some(({ sent: from, read: to, when }) => {
    const [value, shows] = [at(sent, from), at(resource, to)];
    const applies = when.every(({ at: where, is }) => same(at(sent, where) ?? null, is));
    return applies && typeof value === 'string' && typeof shows === 'string' && value !== shows;
  });
}

/** The values that identify a resource, for a message: `id 42`. */
export function shown(values: LocationValues): string {
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

/** A key for a resource: the operation that deletes it, and the values that identify it. */
export function resourceKey(operation: string, values: ReadonlyMap<string, Json>): string {
  return `${operation} ${JSON.stringify([...values].toSorted(([a], [b]) => a.localeCompare(b)))}`;
}
