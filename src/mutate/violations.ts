import { isArray, isObject, type Json, member } from '../json/json.ts';
import type { Change, Expected } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import { isAssumed, type Node, nodeFor, nodeOf, type Property, typesOf } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { validity } from '../schema/validate.ts';
import { applied } from './apply.ts';
import { blameFor, brokenElements, dependentsOf } from './blames.ts';
import { type BrokenValue, brokenValues } from './breaking.ts';
import { changesBelow, changesOf } from './broken-together.ts';
import { type Derived, fresh, locationOf, type VisitedMember, type WalkOptions } from './derived.ts';
import { onViolation } from './expected.ts';
import { type MemberPath, namesOf } from './names.ts';
import { blameFromErrors, validityOracle } from './oracle.ts';
import { companions, plausible, sample } from './sample.ts';
import { branchesBelow } from './variants.ts';
import { blameOfWhole, brokenWholes, UNKNOWN } from './whole-objects.ts';

/** Every constraint of every member of a valid document, broken alone; what is said to break it is not checked. */
export function violations(walk: WalkOptions, { schema, pointer }: LocatedSchema, value: Json): Iterable<Derived> {
  return inObject(walk, nodeOf(walk.format, schema, pointer), value, { path: [], prepare: [], open: [] });
}

/** The same, but for those that break nothing after all; each is blamed by all that it breaks. */
export function* exactViolations(walk: WalkOptions, whole: LocatedSchema, value: Json): Iterable<Derived> {
  const witness = validityOracle(walk.format, whole, value);
  for (const each of violations(walk, whole, value)) {
    const seen = witness.seen(applied(value, changesBelow(walk.root, changesOf([each]))));
    if (seen.errors.length > 0 || each.expect.accepted || !witness.isSound) yield { ...each, blame: blameFromErrors(walk, [each], seen) };
  }
}

/** Where the walk stands. */
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
    // Schemas may hold themselves: what is made, not given, is walked into once.
    const ended = present === undefined && open.includes(inner.pointer);
    const spot: VisitedMember = {
      path: here,
      prepare: present === undefined ? [...prepare, ...added(walk, chosen, value, { holder: path, name })] : prepare,
      node: inner,
      property,
      value: given,
      assumed: isAssumed(property.schema),
      dependents: dependentsOf(walk.format, node, name, path),
      open: present === undefined ? [...open, inner.pointer] : open,
    };
    yield* alone(walk, spot);
    if (!ended) yield* inside(walk, spot);
  }
}

/** A member without a name of its own stands for all: one that is there, else one that is added. */
function otherOf({ others, properties }: Node, value: Json): readonly (readonly [string, Property])[] {
  if (others === undefined || !isObject(others.schema)) return [];
  const name = Object.keys(isObject(value) ? value : {}).find((each) => !properties.has(each)) ?? UNKNOWN;
  return [[name, { ...others, required: false }]];
}

/** The changes that add a member which the base lacks, with those that must stand beside it. */
function added(walk: WalkOptions, node: Node, value: Json, { holder, name }: { holder: MemberPath; name: string }): readonly Change[] {
  const missing = [name, ...companions(node, name)].filter((each) => member(value, each) === undefined);
  return missing.flatMap((each): Change[] => {
    const property = node.properties.get(each) ?? node.others;
    const sampled = property === undefined ? undefined : sample(walk.format, property.schema, property.pointer);
    return sampled === undefined ? [] : [{ kind: 'set', at: locationOf(walk, [...holder, each]), value: sampled }];
  });
}

/** What the object as a whole must hold, or must not. */
function* wholes(walk: WalkOptions, node: Node, value: Json, { path, prepare }: Omit<WalkPosition, 'open'>): Iterable<Derived> {
  const naming = walk.format.fields?.naming ?? 'last-member';
  // The document itself has a name only where names are pointers.
  const spell = (name: string) => (name === '' && path.length === 0 ? [] : namesOf(naming, name === '' ? path : [...path, name]));
  for (const broken of brokenWholes(walk.format, { node, value, place: (...inner) => locationOf(walk, [...path, ...inner]) })) {
    const [change, ...also] = broken.changes;
    yield {
      at: change.at,
      constraint: broken.constraint,
      change,
      also: [...prepare, ...also],
      blame: blameOfWhole(broken, spell),
      expect: onViolation(node.keywords, broken.constraint) ?? walk.expected,
      spec: node.pointer,
      assumed: false,
      // How many members there are hangs on every other one that is taken away or added.
      decides: broken.blamed.length === 0,
    };
  }
}

/** At least one of several groups of members must be there: take all away. */
function* groups(walk: WalkOptions, node: Node, { path, prepare }: Omit<WalkPosition, 'open'>): Iterable<Derived> {
  const names = [...new Set(node.requiredGroups.flat())];
  if (names.length === 0) return;
  const [first, ...others] = names;
  if (first === undefined) return;
  const naming = walk.format.fields?.naming ?? 'last-member';
  // Who says that none of them is there may name what holds them; the document itself has a name only where names are pointers.
  const isNamed = path.length > 0 || naming === 'json-pointer';
  const spelled = [...names.flatMap((name) => namesOf(naming, [...path, name])), ...(isNamed ? namesOf(naming, path) : [])];
  yield {
    at: locationOf(walk, [...path, first]),
    constraint: 'anyOf',
    change: { kind: 'remove', at: locationOf(walk, [...path, first]) },
    also: [...prepare, ...others.map((name): Change => ({ kind: 'remove', at: locationOf(walk, [...path, name]) }))],
    blame: { must: [spelled], may: [], any: !isNamed },
    expect: walk.expected,
    spec: node.pointer,
    assumed: false,
    decides: true,
  };
}

function* alone(walk: WalkOptions, spot: VisitedMember): Iterable<Derived> {
  const { property, node } = spot;
  const where = locationOf(walk, spot.path);
  if (property.required) yield derived(walk, spot, 'required', { kind: 'remove', at: where });
  if (!typesOf(node).includes('null') && typesOf(node).length > 0 && !plausible(node).includes(null))
    yield derived(walk, spot, 'null', { kind: 'set', at: where, value: null });
  // How many items a bulk operation takes is probed apart, with its own cause.
  const all = [...brokenValues({ format: walk.format, node }, spot.value), ...brokenAlternative(walk, spot)];
  for (const { constraint, value } of all)
    if (where !== walk.stopAt || !constraint.endsWith('Items')) yield derived(walk, spot, constraint, { kind: 'set', at: where, value });
}

function derived(walk: WalkOptions, spot: VisitedMember, constraint: string, change: Change): Derived {
  const whole = constraint === 'required' || constraint === 'type' || constraint === 'null';
  return {
    at: change.at,
    constraint,
    change,
    also: spot.prepare.filter(({ at }) => at !== change.at),
    blame: blameFor(walk, spot, { whole, elements: brokenElements(constraint, spot, change) }),
    expect: expectedOf(walk, spot, constraint),
    spec: spot.property.pointer,
    assumed: spot.assumed,
    decides: spot.dependents.length > 0,
  };
}

/** What breaks the alternative that holds for a value which is no object, if it breaks the member as a whole. */
function* brokenAlternative(walk: WalkOptions, { node, property, value }: VisitedMember): Iterable<BrokenValue> {
  const chosen = nodeFor(walk.format, node, value);
  if (chosen === node || isObject(value)) return;
  const isValid = validity(walk.format, property.schema);
  for (const each of brokenValues({ format: walk.format, node: chosen }, value))
    if (each.constraint !== 'type' && !isValid(each.value)) yield each;
}

/** `null` in an optional member is open; else what the member says, else what the format expects of a broken member. */
function expectedOf(walk: WalkOptions, spot: VisitedMember, constraint: string): Expected {
  if (constraint === 'null' && !spot.property.required) return ACCEPTED_OR_REJECTED;
  const asked = constraint === 'null' ? ['null', 'type'] : [constraint];
  const said = [spot.property.schema, spot.node.keywords].flatMap((schema) => asked.map((word) => onViolation(schema, word)));
  return said.find((each) => each !== undefined) ?? walk.expected;
}

function* inside(walk: WalkOptions, spot: VisitedMember): Iterable<Derived> {
  const opaque = plausible(spot.node).length > 0;
  if (opaque || locationOf(walk, spot.path) === walk.stopAt) return;
  const found = isArray(spot.value) ? inArray(walk, spot) : isObject(spot.value) ? inBranches(walk, spot, spot.value) : [];
  for (const violation of found) yield spot.assumed ? { ...violation, assumed: true } : violation;
}

/** Each alternative of a member in turn; what they share is broken with the first. */
function* inBranches(walk: WalkOptions, spot: VisitedMember, value: Json): Iterable<Derived> {
  const seen = new Set<string>();
  for (const [, branch] of branchesBelow(walk.format, spot.node, value)) {
    // An alternative that holds its like is put in place once.
    const mark = `another of ${spot.node.pointer}`;
    if (branch !== value && spot.open.includes(mark)) continue;
    const open = branch === value ? spot.open : [...spot.open, mark];
    const set: Change = { kind: 'set', at: locationOf(walk, spot.path), value: branch };
    const prepare = branch === value ? spot.prepare : [...spot.prepare, set];
    const isTold = member(spot.node.keywords, 'x-told-apart') === true;
    const told = (each: Derived): Derived => (isTold ? { ...each, toldApart: [...(each.toldApart ?? []), set.at] } : each);
    yield* fresh([...inObject(walk, spot.node, branch, { path: spot.path, prepare, open })].map(told), seen);
  }
}

/** The first element stands for all: each constraint of it, broken; where asked for, the last one as well. */
function* inArray(walk: WalkOptions, spot: VisitedMember): Iterable<Derived> {
  if (!isArray(spot.value)) return;
  yield* inElement(walk, spot, 0);
  if (walk.last === true && spot.value.length > 1) yield* inElement(walk, spot, spot.value.length - 1);
}

function* inElement(walk: WalkOptions, spot: VisitedMember, index: number): Iterable<Derived> {
  const { items } = nodeFor(walk.format, spot.node, spot.value);
  if (items === undefined || !isArray(spot.value)) return;
  const given = spot.value[index];
  const value = given ?? sample(walk.format, items.schema, items.pointer);
  if (value === undefined) return;
  const element = nodeOf(walk.format, items.schema, items.pointer);
  if (given === undefined && spot.open.includes(element.pointer)) return;
  const path = [...spot.path, index];
  const property: Property = { schema: items.schema, pointer: items.pointer, required: false };
  const added: readonly Change[] = given === undefined ? [{ kind: 'set', at: locationOf(walk, path), value }] : [];
  const spot0: VisitedMember = {
    path,
    node: element,
    property,
    value,
    assumed: false,
    dependents: [],
    prepare: [...spot.prepare, ...added],
    open: given === undefined ? [...spot.open, element.pointer] : spot.open,
  };
  yield* alone(walk, spot0);
  yield* inside(walk, spot0);
}
