import { type Json, member } from '../json/json.ts';
import type { Change, Format, RequestLocation } from '../model/format.ts';
import type { Blame } from '../model/probe.ts';
import { bound, type Node } from '../schema/node.ts';
import { MOST_ELEMENTS } from './lists.ts';
import { companions, sample } from './sample.ts';

/** A violation of a constraint of an object as a whole. Names are those of its members; `''` is the object itself. */
export interface BrokenWhole {
  readonly constraint: 'additionalProperties' | 'minProperties' | 'maxProperties' | 'dependentRequired';
  readonly changes: readonly [Change, ...Change[]];
  /** Any of these may be blamed; if empty, any field at all. */
  readonly blamed: readonly string[];
}

interface CheckedObject {
  readonly node: Node;
  readonly value: Json;
  /** The location of a member, or of the object itself. */
  readonly locate: (...path: readonly string[]) => RequestLocation;
}

/** A member name that no description has. */
export const UNKNOWN = 'errspec_unknown';

/** Violations by an unknown member, by too few and too many members, and by one without the member that must accompany it. */
export function* brokenWholes(format: Format, checked: CheckedObject): Iterable<BrokenWhole> {
  yield* unknownMember(checked);
  yield* tooFew(checked);
  yield* tooMany(checked);
  yield* unaccompanied(format, checked);
}

function* unknownMember({ node, locate }: CheckedObject): Iterable<BrokenWhole> {
  const closed = ['additionalProperties', 'unevaluatedProperties'].some((keyword) => member(node.keywords, keyword) === false);
  if (!closed || member(node.keywords, 'patternProperties') !== undefined) return;
  yield { constraint: 'additionalProperties', changes: [{ kind: 'set', at: locate(UNKNOWN), value: 1 }], blamed: [UNKNOWN, ''] };
}

/** Only if no single member is required, since an empty object would break that as well. */
function* tooFew({ node, locate }: CheckedObject): Iterable<BrokenWhole> {
  const least = bound(node, 'minProperties') ?? 0;
  const free = node.requiredGroups.length === 0 && [...node.properties.values()].every(({ required }) => !required);
  if (least > 0 && free) yield { constraint: 'minProperties', changes: [{ kind: 'set', at: locate(), value: {} }], blamed: [] };
}

function* tooMany({ node, value, locate }: CheckedObject): Iterable<BrokenWhole> {
  const most = bound(node, 'maxProperties');
  const others = member(node.keywords, 'additionalProperties');
  if (most === undefined || most > MOST_ELEMENTS || others !== undefined || typeof value !== 'object' || value === null) return;
  const names = Array.from({ length: most + 1 - Object.keys(value).length }, (_, index) => `${UNKNOWN}_${index + 1}`);
  const [first, ...rest] = names.map((name): Change => ({ kind: 'set', at: locate(name), value: 1 }));
  if (first !== undefined) yield { constraint: 'maxProperties', changes: [first, ...rest], blamed: [] };
}

/** One member is present without another that must accompany it. */
function* unaccompanied(format: Format, { node, value, locate }: CheckedObject): Iterable<BrokenWhole> {
  for (const name of Object.keys(member(node.keywords, 'dependentRequired') ?? {}))
    for (const missing of companions(node, name)) {
      if (node.properties.get(missing)?.required === true) continue;
      const beside = [name, ...companions(node, name)].filter((each) => each !== missing && member(value, each) === undefined);
      const added = beside.flatMap((each): Change[] => {
        const property = node.properties.get(each);
        const sampled = property === undefined ? undefined : sample(format, property.schema, property.pointer);
        return sampled === undefined ? [] : [{ kind: 'set', at: locate(each), value: sampled }];
      });
      yield { constraint: 'dependentRequired', changes: [{ kind: 'remove', at: locate(missing) }, ...added], blamed: [missing, name] };
    }
}

/** The blame of such a violation, with the spellings of its names. */
export function blameOfWhole({ blamed }: BrokenWhole, spell: (name: string) => readonly string[]): Blame {
  const names = blamed.flatMap(spell);
  return { must: names.length === 0 ? [] : [names], may: [], any: blamed.length === 0 };
}
