import { isArray, isObject, type Json, member } from '../json/json.ts';
import type { Change, Expected } from '../model/format.ts';
import { type MemberPath, nameOfWhole, namesOf } from '../model/naming.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import { memberKeyword } from '../schema/member-keywords.ts';
import { bound, isAssumed, type Node, nodeFor, nodeOf, type Property, typesOf } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { validity } from '../schema/validate.ts';
import { applied } from './apply.ts';
import { blameFor, brokenElements, dependentsOf } from './blames.ts';
import { type BrokenValue, brokenValues } from './breaking.ts';
import { changesBelow, changesOf } from './broken-together.ts';
import { type Derived, locationOf, unseen, type VisitedMember, type WalkOptions } from './derived.ts';
import { ofConstraint, onViolation } from './expected.ts';
import { elementsFor } from './lists.ts';
import { namingOf } from './names.ts';
import { blameFromErrors, validityOracle } from './oracle.ts';
import { companions, plausible, sample } from './sample.ts';
import { branchesBelow } from './variants.ts';
import { blameOfWhole, brokenWholes, UNKNOWN } from './whole-objects.ts';

/**
 * One violation for each constraint of each member of a valid document, or of the elements of one that is a list. Whether the schema really rejects it
 * is not checked.
 */
export function violations(walk: WalkOptions, { schema, pointer }: LocatedSchema, value: Json): Iterable<Derived> {
  const node = nodeOf(walk.format, schema, pointer);
  const start: WalkPosition = { path: [], prepare: [], open: [] };
  if (!isArray(value)) return inObject(walk, node, value, start);
  return inside(walk, { ...start, node, value, property: { schema, pointer, required: true }, assumed: false, dependents: [] });
}

/** The violations that the schema really rejects; each may be blamed by all errors that it causes. */
export function exactViolations(walk: WalkOptions, whole: LocatedSchema, value: Json): Iterable<Derived> {
  return rejected(walk, whole, value, violations(walk, whole, value));
}

/** Of these violations of a valid document, those that the schema really rejects. */
export function* rejected(walk: WalkOptions, whole: LocatedSchema, value: Json, all: Iterable<Derived>): Iterable<Derived> {
  const oracle = validityOracle(walk.format, whole, value);
  for (const each of all) {
    const seen = oracle.errorsOf(applied(value, changesBelow(walk.root, changesOf([each]))));
    if (seen.errors.length > 0 || each.expect.accepted || !oracle.isValid) yield { ...each, blame: blameFromErrors(walk, [each], seen) };
  }
}

const CONTROL = 'a\tb\r\nc\u0001d';

/** The current position of the walk. */
type WalkPosition = Pick<VisitedMember, 'path' | 'prepare' | 'open'>;

function* inObject(walk: WalkOptions, node: Node, value: Json, { path, prepare, open }: WalkPosition): Iterable<Derived> {
  const chosen = nodeFor(walk.format, node, value);
  yield* groups(walk, chosen, { path, prepare });
  yield* wholes(walk, chosen, value, { path, prepare });
  for (const [name, property] of [...chosen.properties, ...otherOf(chosen, value)]) {
    const present = member(value, name);
    const given = present ?? sample(walk.format, property.schema, property.pointer);
    if (given === undefined) continue;
    const inner = nodeOf(walk.format, property.schema, property.pointer);
    const here = [...path, name];
    // Schemas may be recursive: members that were added are entered once.
    const ended = present === undefined && open.includes(inner.pointer);
    const visited: VisitedMember = {
      path: here,
      prepare: present === undefined ? [...prepare, ...added(walk, chosen, value, { holder: path, name })] : prepare,
      node: inner,
      property,
      value: given,
      assumed: isAssumed(property.schema),
      dependents: dependentsOf(walk.format, node, name, path),
      open: present === undefined ? [...open, inner.pointer] : open,
    };
    yield* alone(walk, visited);
    if (!ended) yield* inside(walk, visited);
  }
}

/** One additional member, if the schema describes those: an existing one, else one that is added. */
function otherOf({ others, properties }: Node, value: Json): readonly (readonly [string, Property])[] {
  if (others === undefined || !isObject(others.schema)) return [];
  const name = Object.keys(isObject(value) ? value : {}).find((each) => !properties.has(each)) ?? UNKNOWN;
  return [[name, { ...others, required: false }]];
}

/** The changes that add a missing member, with those that must accompany it. */
function added(walk: WalkOptions, node: Node, value: Json, { holder, name }: { holder: MemberPath; name: string }): readonly Change[] {
  const missing = [name, ...companions(node, name)].filter((each) => member(value, each) === undefined);
  return missing.flatMap((each): Change[] => {
    const property = node.properties.get(each) ?? node.others;
    const sampled = property === undefined ? undefined : sample(walk.format, property.schema, property.pointer);
    return sampled === undefined ? [] : [{ kind: 'set', at: locationOf(walk, [...holder, each]), value: sampled }];
  });
}

/** Violations of the object as a whole: unknown, too few and too many members. */
function* wholes(walk: WalkOptions, node: Node, value: Json, { path, prepare }: Omit<WalkPosition, 'open'>): Iterable<Derived> {
  const naming = namingOf(walk.format);
  // The document itself has a name only if names are pointers, or if errors may name it.
  const whole = walk.format.fields?.holder === true ? [nameOfWhole(naming)] : [];
  const spell = (name: string) => (name === '' && path.length === 0 ? whole : namesOf(naming, name === '' ? path : [...path, name]));
  for (const broken of brokenWholes(walk.format, { node, value, locate: (...inner) => locationOf(walk, [...path, ...inner]) })) {
    const [change, ...also] = broken.changes;
    yield {
      at: change.at,
      constraint: broken.constraint,
      change,
      also: [...prepare, ...also],
      blame: blameOfWhole(broken, spell),
      expect: onViolation(node.keywords, broken.constraint) ?? ofConstraint(walk.format, broken.constraint) ?? walk.expected,
      spec: node.pointer,
      assumed: false,
      // Other violations add or remove members, which would change their number.
      decides: broken.blamed.length === 0,
    };
  }
}

/** If at least one of several groups of members must be present, removes all of them. */
function* groups(walk: WalkOptions, node: Node, { path, prepare }: Omit<WalkPosition, 'open'>): Iterable<Derived> {
  const names = [...new Set(node.requiredGroups.flat())];
  if (names.length === 0) return;
  const [first, ...others] = names;
  if (first === undefined) return;
  const naming = namingOf(walk.format);
  // An error about the missing group may name the parent object; the document itself has a name only if names are pointers.
  const isNamed = path.length > 0 || naming === 'json-pointer';
  const spelled = [...names.flatMap((name) => namesOf(naming, [...path, name])), ...(isNamed ? namesOf(naming, path) : [])];
  yield {
    at: locationOf(walk, [...path, first]),
    constraint: 'anyOf',
    change: { kind: 'remove', at: locationOf(walk, [...path, first]) },
    also: [...prepare, ...others.map((name): Change => ({ kind: 'remove', at: locationOf(walk, [...path, name]) }))],
    blame: { must: [spelled], may: [], any: !isNamed },
    expect: ofConstraint(walk.format, 'anyOf') ?? walk.expected,
    spec: node.pointer,
    assumed: false,
    decides: true,
  };
}

function* alone(walk: WalkOptions, visited: VisitedMember): Iterable<Derived> {
  const { property, node } = visited;
  const where = locationOf(walk, visited.path);
  if (property.required) yield derived(walk, visited, 'required', { kind: 'remove', at: where });
  if (!typesOf(node).includes('null') && typesOf(node).length > 0 && !plausible(node).includes(null))
    yield derived(walk, visited, 'null', { kind: 'set', at: where, value: null });
  // The number of items of a bulk operation has its own probes.
  const all = [
    ...brokenValues({ format: walk.format, node, exhaustive: walk.exhaustive }, visited.value),
    ...brokenAlternative(walk, visited),
  ];
  for (const { constraint, value } of all)
    if (where !== walk.stopAt || !constraint.endsWith('Items')) yield derived(walk, visited, constraint, { kind: 'set', at: where, value });
  if (walk.exhaustive === true) yield* controlCharacters(walk, visited);
}

/** A tab and a line break in a text of any kind. Documents seldom define whether a one-line text may have them, so the answer is left open. */
function* controlCharacters(walk: WalkOptions, visited: VisitedMember): Iterable<Derived> {
  const { node, value, property } = visited;
  const isFree = ['pattern', 'format', 'enum', 'const'].every((keyword) => member(node.keywords, keyword) === undefined);
  if (typeof value !== 'string' || !isFree || plausible(node).length > 0 || !validity(walk.format, property.schema)(CONTROL)) return;
  const change: Change = { kind: 'set', at: locationOf(walk, visited.path), value: CONTROL };
  yield { ...derived(walk, visited, 'control-characters', change), expect: ACCEPTED_OR_REJECTED };
}

function derived(walk: WalkOptions, visited: VisitedMember, constraint: string, change: Change): Derived {
  const whole = constraint === 'required' || constraint === 'type' || constraint === 'null';
  return {
    at: change.at,
    constraint,
    change,
    also: visited.prepare.filter(({ at }) => at !== change.at),
    blame: blameFor(walk, visited, { missing: constraint === 'required', whole, elements: brokenElements(constraint, visited, change) }),
    expect: expectedOf(walk, visited, constraint),
    spec: visited.property.pointer,
    assumed: visited.assumed,
    decides: visited.dependents.length > 0,
  };
}

/** Values that break the alternative of a scalar or list, if they break all other alternatives too. */
function* brokenAlternative(walk: WalkOptions, { node, property, value }: VisitedMember): Iterable<BrokenValue> {
  const chosen = nodeFor(walk.format, node, value);
  if (chosen === node || isObject(value)) return;
  const isValid = validity(walk.format, property.schema);
  for (const each of brokenValues({ format: walk.format, node: chosen }, value))
    if (each.constraint !== 'type' && !isValid(each.value)) yield each;
}

/** `null` in an optional member is left open; else the member's own expectation, else that of the format. */
function expectedOf(walk: WalkOptions, visited: VisitedMember, constraint: string): Expected {
  if (constraint === 'null' && !visited.property.required) return ACCEPTED_OR_REJECTED;
  const asked = constraint === 'null' ? ['null', 'type'] : [constraint];
  const own = [visited.property.schema, visited.node.keywords].flatMap((schema) => asked.map((word) => onViolation(schema, word)));
  const all = [...own, ...asked.map((word) => ofConstraint(walk.format, word))];
  return all.find((each) => each !== undefined) ?? walk.expected;
}

function* inside(walk: WalkOptions, parent: VisitedMember): Iterable<Derived> {
  const opaque = plausible(parent.node).length > 0;
  if (opaque || locationOf(walk, parent.path) === walk.stopAt) return;
  const found = isArray(parent.value) ? inArray(walk, parent) : isObject(parent.value) ? inBranches(walk, parent, parent.value) : [];
  for (const violation of found) yield parent.assumed ? { ...violation, assumed: true } : violation;
}

/** Violations in each alternative of a member; shared members are broken with the first alternative. */
function* inBranches(walk: WalkOptions, parent: VisitedMember, value: Json): Iterable<Derived> {
  const seen = new Set<string>();
  for (const [, branch] of branchesBelow(walk.format, parent.node, value)) {
    // An alternative that contains itself is inserted once.
    const mark = `another of ${parent.node.pointer}`;
    if (branch !== value && parent.open.includes(mark)) continue;
    const open = branch === value ? parent.open : [...parent.open, mark];
    const set: Change = { kind: 'set', at: locationOf(walk, parent.path), value: branch };
    const prepare = branch === value ? parent.prepare : [...parent.prepare, set];
    const isToldApart = memberKeyword(parent.node.keywords, 'x-told-apart') === true;
    for (const each of unseen(inObject(walk, parent.node, branch, { path: parent.path, prepare, open }), seen))
      yield isToldApart ? { ...each, toldApart: [...(each.toldApart ?? []), set.at] } : each;
  }
}

/** A valid element behind those of the list: a copy of the first, or a different one under `uniqueItems`. */
function furtherElement(walk: WalkOptions, { node, value }: VisitedMember, index: number): Json | undefined {
  return isArray(value) ? elementsFor(walk.format, nodeFor(walk.format, node, value), value, index + 1)?.[index] : undefined;
}

/** Violations in the first element, and if asked for in the last one (`last`) and behind a valid first one (`exhaustive`). */
function* inArray(walk: WalkOptions, parent: VisitedMember): Iterable<Derived> {
  if (!isArray(parent.value)) return;
  const { length } = parent.value;
  yield* inElement(walk, parent, 0);
  if (walk.last === true && length > 1) yield* inElement(walk, parent, length - 1);
  if (walk.exhaustive === true && length === 1 && hasRoomForTwo(walk, parent)) yield* inElement(walk, parent, 1);
  if (walk.exhaustive === true && length > 1 && (walk.last !== true || length > 2)) yield* inElement(walk, parent, 1);
}

function hasRoomForTwo(walk: WalkOptions, { node, value }: VisitedMember): boolean {
  return (bound(nodeFor(walk.format, node, value), 'maxItems') ?? 2) >= 2;
}

function* inElement(walk: WalkOptions, parent: VisitedMember, index: number): Iterable<Derived> {
  const { items } = nodeFor(walk.format, parent.node, parent.value);
  if (items === undefined || !isArray(parent.value)) return;
  const given = parent.value[index];
  const value = given ?? (index === 0 ? sample(walk.format, items.schema, items.pointer) : furtherElement(walk, parent, index));
  if (value === undefined) return;
  const element = nodeOf(walk.format, items.schema, items.pointer);
  if (given === undefined && parent.open.includes(element.pointer)) return;
  const path = [...parent.path, index];
  const property: Property = { schema: items.schema, pointer: items.pointer, required: false };
  const added: readonly Change[] = given === undefined ? [{ kind: 'set', at: locationOf(walk, path), value }] : [];
  const visited: VisitedMember = {
    path,
    node: element,
    property,
    value,
    assumed: false,
    dependents: [],
    prepare: [...parent.prepare, ...added],
    open: given === undefined ? [...parent.open, element.pointer] : parent.open,
  };
  yield* alone(walk, visited);
  yield* inside(walk, visited);
}
