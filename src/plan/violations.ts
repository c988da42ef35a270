import type { Change, Expected, Format, Place } from '../model/format.ts';
import { isArray, isObject, type Json, member, same } from '../model/json.ts';
import { pointer } from '../model/pointer.ts';
import { type Blame, TAKEN_OR_REFUSED, type Violation } from '../model/probe.ts';
import { broken } from './breaking.ts';
import { onViolation } from './expected.ts';
import { namesBelow, namesOf } from './names.ts';
import { isAssumed, type Node, nodeFor, nodeOf, type Property, typesOf } from './node.ts';
import { plausible, sample } from './sample.ts';

/** A violation, with the valid value of the member it breaks (where the base lacks the member, it is added first). */
export interface Derived extends Violation {
  /** Rests on a member that is assumed. */
  readonly assumed: boolean;
  /** Decides what else the object may hold: not to be combined with others. */
  readonly decides: boolean;
}

interface Walk {
  readonly format: Format;
  /** Place of the document in the request: `/body`, `/body/qrcodes/0`. */
  readonly root: Place;
  /** Expected where a constraint is broken and the member says nothing itself. */
  readonly expected: Expected;
  /** Arrays that are not walked into: those a bulk operation takes. */
  readonly stopAt: Place | undefined;
}

/** One member as the walk meets it. */
interface Spot {
  readonly path: readonly string[];
  readonly node: Node;
  readonly property: Property;
  readonly value: Json;
  readonly assumed: boolean;
  /** Names of members whose meaning hangs on this one. */
  readonly dependents: readonly string[];
  /** What the base lacks on the way to it, added first. */
  readonly prepare: readonly Change[];
}

/** Every constraint of every member of a valid document, broken alone. */
export function* violations(walk: Walk, node: Node, value: Json): Iterable<Derived> {
  yield* inObject(walk, node, value, { path: [], prepare: [] });
}

function* inObject(walk: Walk, node: Node, value: Json, { path, prepare }: Pick<Spot, 'path' | 'prepare'>): Iterable<Derived> {
  const chosen = nodeFor(walk.format, node, value);
  yield* groups(walk, chosen, path);
  for (const [name, property] of chosen.properties) {
    const present = member(value, name);
    const given = present ?? sample(walk.format, property.schema, property.pointer);
    const inner = nodeOf(walk.format, property.schema, property.pointer);
    const here = [...path, name];
    const spot: Spot = {
      path: here,
      prepare: present === undefined ? [...prepare, { kind: 'set', at: place(walk, here), value: given }] : prepare,
      node: inner,
      property,
      value: given,
      assumed: isAssumed(property.schema),
      dependents: dependentsOf(walk.format, node, name, path),
    };
    yield* alone(walk, spot);
    yield* below(walk, spot);
  }
}

/** Members that differ between the alternatives, and all below them: they hang on the member that tells the alternatives apart. */
function dependentsOf(format: Format, node: Node, name: string, path: readonly string[]): readonly string[] {
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

/** Whether each alternative has a constant of its own for this member. */
export function tellsApart(node: Node, name: string): boolean {
  return (
    node.alternatives.length > 1 &&
    (node.discriminator === name || node.alternatives.every((each) => member(schemaOf(each, name), 'const') !== undefined))
  );
}

/** At least one of several groups of members must be there: take all away. */
function* groups(walk: Walk, node: Node, path: readonly string[]): Iterable<Derived> {
  const names = [...new Set(node.requiredGroups.flat())];
  if (names.length === 0) return;
  const [first, ...others] = names;
  if (first === undefined) return;
  const spelled = names.flatMap((name) => namesOf(walk.format.fields?.naming ?? 'last-member', [...path, name]));
  yield {
    at: place(walk, [...path, first]),
    constraint: 'anyOf',
    change: { kind: 'remove', at: place(walk, [...path, first]) },
    also: others.map((name): Change => ({ kind: 'remove', at: place(walk, [...path, name]) })),
    blame: { must: [spelled], may: [], any: false },
    expect: walk.expected,
    spec: node.pointer,
    assumed: false,
    decides: true,
  };
}

function* alone(walk: Walk, spot: Spot): Iterable<Derived> {
  const { property, node } = spot;
  const where = place(walk, spot.path);
  if (property.required) yield derived(walk, spot, 'required', { kind: 'remove', at: where });
  if (!typesOf(node).includes('null') && typesOf(node).length > 0 && !plausible(node).includes(null))
    yield derived(walk, spot, 'null', { kind: 'set', at: where, value: null });
  // How many items a bulk operation takes is probed apart, with its own cause.
  for (const { constraint, value } of broken({ format: walk.format, node }, spot.value))
    if (where !== walk.stopAt || !constraint.endsWith('Items')) yield derived(walk, spot, constraint, { kind: 'set', at: where, value });
}

function derived(walk: Walk, spot: Spot, constraint: string, change: Change): Derived {
  const whole = constraint === 'required' || constraint === 'type' || constraint === 'null';
  return {
    at: change.at,
    constraint,
    change,
    also: spot.prepare.filter(({ at }) => at !== change.at),
    blame: blameOf(walk, spot, whole),
    expect: expectedOf(walk, spot, constraint),
    spec: spot.property.pointer,
    assumed: spot.assumed,
    decides: spot.dependents.length > 0,
  };
}

/** `null` in an optional member is open; else what the member says, else what the format expects of a broken member. */
function expectedOf(walk: Walk, spot: Spot, constraint: string): Expected {
  if (constraint === 'null' && !spot.property.required) return TAKEN_OR_REFUSED;
  const asked = constraint === 'null' ? ['null', 'type'] : [constraint];
  const said = [spot.property.schema, spot.node.keywords].flatMap((schema) => asked.map((word) => onViolation(schema, word)));
  return said.find((each) => each !== undefined) ?? walk.expected;
}

/** An object that is missing or no object may be named itself, or by what it must hold. */
function blameOf(walk: Walk, spot: Spot, whole: boolean): Blame {
  const own = namesOf(walk.format.fields?.naming ?? 'last-member', spot.path);
  const held = whole ? namesBelow(walk.format, nodeFor(walk.format, spot.node, spot.value), spot.path, true) : [];
  return { must: [[...own, ...held]], may: spot.dependents, any: false };
}

function* below(walk: Walk, spot: Spot): Iterable<Derived> {
  const opaque = plausible(spot.node).length > 0;
  if (opaque || place(walk, spot.path) === walk.stopAt) return;
  const found = isObject(spot.value) ? inObject(walk, spot.node, spot.value, spot) : isArray(spot.value) ? inArray(walk, spot) : [];
  for (const violation of found) yield spot.assumed ? { ...violation, assumed: true } : violation;
}

/** The first element stands for all: each constraint of it, broken. */
function* inArray(walk: Walk, spot: Spot): Iterable<Derived> {
  const { items } = spot.node;
  if (items === undefined || !isArray(spot.value)) return;
  const value = spot.value[0] ?? sample(walk.format, items.schema, items.pointer);
  const element = nodeOf(walk.format, items.schema, items.pointer);
  const path = [...spot.path, '0'];
  const property: Property = { schema: items.schema, pointer: items.pointer, required: false };
  const spot0: Spot = { path, node: element, property, value, assumed: false, dependents: [], prepare: spot.prepare };
  yield* alone(walk, spot0);
  if (isObject(value)) yield* inObject(walk, element, value, spot0);
}

function place(walk: Walk, path: readonly string[]): Place {
  return walk.root + pointer(...path);
}
