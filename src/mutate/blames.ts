import { isArray, type Json, same } from '../json/json.ts';
import type { Change, Format } from '../model/format.ts';
import { type MemberPath, namesOf } from '../model/naming.ts';
import type { Blame } from '../model/probe.ts';
import { type Node, nodeFor, nodeOf, tellsApart } from '../schema/node.ts';
import type { VisitedMember, WalkOptions } from './derived.ts';
import { namesBelow, namesOfHolder, namingOf } from './names.ts';

/** The names of members that depend on this one: if it tells the alternatives apart, all members in which these differ, and all below them. */
export function dependentsOf(format: Format, node: Node, name: string, path: MemberPath): readonly string[] {
  if (!tellsApart(node, name)) return [];
  const names = new Set<string>();
  for (const alternative of node.alternatives)
    for (const [other, property] of alternative.properties) {
      if (other === name || node.alternatives.every((each) => same(schemaOf(each, other), schemaOf(alternative, other)))) continue;
      const here = [...path, other];
      for (const spelling of namesOf(namingOf(format), here)) names.add(spelling);
      for (const spelling of namesBelow(format, nodeOf(format, property.schema, property.pointer), here, false)) names.add(spelling);
    }
  return [...names];
}

function schemaOf(node: Node, name: string): Json | undefined {
  return node.properties.get(name)?.schema;
}

/** The indexes of elements that may be blamed instead of their list: the duplicates, or the one too many. */
export function brokenElements(constraint: string, { value }: VisitedMember, change: Change): readonly number[] {
  if (change.kind !== 'set' || !isArray(change.value) || !isArray(value)) return [];
  const indexes = change.value.map((_, index) => index);
  if (constraint === 'uniqueItems') return indexes.slice(0, 2);
  return constraint === 'maxItems' ? indexes.slice(-1) : [];
}

interface BrokenParts {
  /** Whether the member is missing; formats may allow an error to name its object then. */
  readonly missing: boolean;
  /** Whether the whole value is missing or of a wrong type. */
  readonly whole: boolean;
  readonly elements: readonly number[];
}

/** The blame of a broken member. A missing object, or a value that is no object, may be blamed itself or by its required members. */
export function blameFor(walk: WalkOptions, visited: VisitedMember, { missing, whole, elements }: BrokenParts): Blame {
  const naming = namingOf(walk.format);
  const own = [...namesOf(naming, visited.path), ...elements.flatMap((index) => namesOf(naming, [...visited.path, index]))];
  const required = whole ? namesBelow(walk.format, nodeFor(walk.format, visited.node, visited.value), visited.path, true) : [];
  const hasHolder = missing || typeof visited.path.at(-1) === 'number';
  const holder = hasHolder && walk.format.fields?.holder === true ? namesOfHolder(naming, visited.path) : [];
  return { must: [[...new Set([...own, ...required, ...holder])]], may: visited.dependents, any: false };
}
