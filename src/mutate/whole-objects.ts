import { type Json, member } from '../json/json.ts';
import type { Change, Format, RequestLocation } from '../model/format.ts';
import type { Blame } from '../model/probe.ts';
import { bound, type Node } from '../schema/node.ts';
import { MOST_ELEMENTS } from './lists.ts';
import { companions, sample } from './sample.ts';

/** A constraint of an object as a whole, broken alone. Names are of members of the object; `''` is the object itself. */
export interface BrokenWhole {
  readonly constraint: 'additionalProperties' | 'minProperties' | 'maxProperties' | 'dependentRequired';
  readonly changes: readonly [Change, ...Change[]];
  /** Any of these may be blamed; empty: nobody can tell which. */
  readonly blamed: readonly string[];
}

interface Held {
  readonly node: Node;
  readonly value: Json;
  /** The place of a member, or of the object itself. */
  readonly place: (...path: readonly string[]) => RequestLocation;
}

/** The name of a member that no description has. */
export const UNKNOWN = 'errspec_unknown';

/** An unknown member where none may be, too few and too many members, and one that is missing beside another. */
export function* brokenWholes(format: Format, held: Held): Iterable<BrokenWhole> {
  yield* unknownMember(held);
  yield* tooFew(held);
  yield* tooMany(held);
  yield* lonely(format, held);
}

function* unknownMember({ node, place }: Held): Iterable<BrokenWhole> {
  const closed = ['additionalProperties', 'unevaluatedProperties'].some((keyword) => member(node.keywords, keyword) === false);
  if (!closed || member(node.keywords, 'patternProperties') !== undefined) return;
  yield { constraint: 'additionalProperties', changes: [{ kind: 'set', at: place(UNKNOWN), value: 1 }], blamed: [UNKNOWN, ''] };
}

/** Only where none of the members must be there by itself. */
function* tooFew({ node, place }: Held): Iterable<BrokenWhole> {
  const least = bound(node, 'minProperties') ?? 0;
  const free = node.requiredGroups.length === 0 && [...node.properties.values()].every(({ required }) => !required);
  if (least > 0 && free) yield { constraint: 'minProperties', changes: [{ kind: 'set', at: place(), value: {} }], blamed: [] };
}

function* tooMany({ node, value, place }: Held): Iterable<BrokenWhole> {
  const most = bound(node, 'maxProperties');
  const others = member(node.keywords, 'additionalProperties');
  if (most === undefined || most > MOST_ELEMENTS || others !== undefined || typeof value !== 'object' || value === null) return;
  const names = Array.from({ length: most + 1 - Object.keys(value).length }, (_, index) => `${UNKNOWN}_${index + 1}`);
  const [first, ...rest] = names.map((name): Change => ({ kind: 'set', at: place(name), value: 1 }));
  if (first !== undefined) yield { constraint: 'maxProperties', changes: [first, ...rest], blamed: [] };
}

/** One member is there without another that must be there with it. */
function* lonely(format: Format, { node, value, place }: Held): Iterable<BrokenWhole> {
  for (const name of Object.keys(member(node.keywords, 'dependentRequired') ?? {}))
    for (const missing of companions(node, name)) {
      if (node.properties.get(missing)?.required === true) continue;
      const beside = [name, ...companions(node, name)].filter((each) => each !== missing && member(value, each) === undefined);
      const added = beside.flatMap((each): Change[] => {
        const property = node.properties.get(each);
        const sampled = property === undefined ? undefined : sample(format, property.schema, property.pointer);
        return sampled === undefined ? [] : [{ kind: 'set', at: place(each), value: sampled }];
      });
      yield { constraint: 'dependentRequired', changes: [{ kind: 'remove', at: place(missing) }, ...added], blamed: [missing, name] };
    }
}

/** The blame of such a constraint, by the spellings of its names. */
export function blameOfWhole({ blamed }: BrokenWhole, spell: (name: string) => readonly string[]): Blame {
  const names = blamed.flatMap(spell);
  return { must: names.length === 0 ? [] : [names], may: [], any: blamed.length === 0 };
}
