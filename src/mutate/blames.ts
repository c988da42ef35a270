import { isArray, type Json, same } from '../json/json.ts';
import type { Change, Format } from '../model/format.ts';
import type { Blame } from '../model/probe.ts';
import { type Node, nodeFor, nodeOf, tellsApart } from '../schema/node.ts';
import type { VisitedMember, WalkOptions } from './derived.ts';
import { type MemberPath, namesBelow, namesOf } from './names.ts';

/** Members that differ between the alternatives, and all below them: they hang on the member that tells the alternatives apart. */
export function dependentsOf(format: Format, node: Node, name: string, path: MemberPath): readonly string[] {
  if (!tellsApart(node, name)) return [];
  const names = new Set<string>();
  for (const alternative of node.alternatives)
    for (const [other, property] of alternative.properties) {
      if (other === name || node.alternatives.every((each) => same(schemaOf(each, other), schemaOf(alternative, other)))) continue;
      const here = [...path, other];
      for (const spelling of namesOf(format.fields?.naming ?? 'last-member', here)) names.add(spelling);
      for (const spelling of namesBelow(format, nodeOf(format, property.schema, property.pointer), here, false)) names.add(spelling);
    }
  return [...names];
}

function schemaOf(node: Node, name: string): Json | undefined {
  return node.properties.get(name)?.schema;
}

/** Elements that may be blamed in place of their list: those that stand twice, or that are too many. */
export function brokenElements(constraint: string, { value }: VisitedMember, change: Change): readonly number[] {
  if (change.kind !== 'set' || !isArray(change.value) || !isArray(value)) return [];
  const indexes = change.value.map((_, index) => index);
  if (constraint === 'uniqueItems') return indexes.slice(0, 2);
  return constraint === 'maxItems' ? indexes.slice(-1) : [];
}

interface BrokenParts {
  /** The whole value is missing or of a wrong type. */
  readonly whole: boolean;
  readonly elements: readonly number[];
}

/** An object that is missing or no object may be named itself, or by what it must hold. */
export function blameFor(walk: WalkOptions, spot: VisitedMember, { whole, elements }: BrokenParts): Blame {
  const naming = walk.format.fields?.naming ?? 'last-member';
  const own = [...namesOf(naming, spot.path), ...elements.flatMap((index) => namesOf(naming, [...spot.path, index]))];
  const held = whole ? namesBelow(walk.format, nodeFor(walk.format, spot.node, spot.value), spot.path, true) : [];
  return { must: [[...new Set([...own, ...held])]], may: spot.dependents, any: false };
}
