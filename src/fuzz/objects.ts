import fc from 'fast-check';
import { type Json, member } from '../json/json.ts';
import type { Schema } from '../model/format.ts';
import { companions } from '../mutate/sample.ts';
import { bound, isAssumed, type Node } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import type { ChoiceSource } from './choices.ts';
import { DEEPEST, type Generator, type GeneratorPosition, type Workshop } from './generator.ts';

/** Which members an object may have. */
interface Members {
  readonly names: readonly string[];
  readonly required: ReadonlySet<string>;
  readonly optional: readonly string[];
  /** At least one of these groups must be there; one empty group where there are none. */
  readonly groups: readonly (readonly string[])[];
  /** The members that ask for others beside them. */
  readonly beside: ReadonlyMap<string, readonly string[]>;
  readonly least: number;
  readonly most: number;
}

/** Makes objects: members that must be there, those drawn, and what these ask for beside them. */
export function objectMaker(shop: Workshop, node: Node): Generator {
  const slot = shop.slots();
  const members = membersOf(shop, node);
  const subsets = subsetsOf(members.optional);
  const addOthers = node.others === undefined ? undefined : otherMaker(shop, node.others, members);
  const made = members.names.map((name) => ({ name, make: shop.makerOf(node.properties.get(name) ?? { schema: true, pointer: '' }) }));
  // Which members stand together is worked out once for each group and subset.
  const known = members.groups.map(() => new Map<number, typeof made>());
  const heldOf = (group: number, subset: number) => {
    const before = known[group]?.get(subset);
    if (before !== undefined) return before;
    const names = namesOf(members, [...(members.groups[group] ?? []), ...(subsets[subset] ?? [])]);
    const held = made.filter(({ name }) => names.has(name));
    known[group]?.set(subset, held);
    return held;
  };
  return (draw, spot) => {
    const deep = spot.depth >= DEEPEST;
    const group = deep ? 0 : draw.shape(slot(spot, 1), members.groups.length);
    const subset = deep ? 0 : draw.shape(slot(spot), subsets.length);
    const inner: GeneratorPosition = { depth: spot.depth + 1, element: spot.element };
    const value: Record<string, Json> = {};
    for (const { name, make } of heldOf(group, subset)) put(value, name, make(draw, inner));
    addOthers?.(value, draw, inner);
    return value;
  };
}

/** Names of members that no description lists: the simplest first, then those that objects of many languages have of their own. */
const OTHERS: readonly string[] = ['other', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'größe', 'a b', 'a/b~c.d[0]', '0'];

/** So many of them stand in an object, as far as it may have more members. */
const HOW_MANY: readonly number[] = [0, 1, 0, 2, 0, 3];

/** Adds members without names of their own, where the schema says what these are. */
function otherMaker(shop: Workshop, { schema, pointer }: LocatedSchema, { names, least, most }: Members) {
  const slot = shop.slots();
  const free = OTHERS.filter((name) => !names.includes(name));
  const make = shop.makerOf({ schema: schema === true ? ANYTHING : schema, pointer });
  return (value: Record<string, Json>, draw: ChoiceSource, spot: GeneratorPosition): void => {
    const held = Object.keys(value).length;
    const drawn = spot.depth > DEEPEST ? 0 : (HOW_MANY[draw.shape(slot(spot), HOW_MANY.length)] ?? 0);
    const count = Math.min(Math.max(drawn, least - held), most - held, free.length);
    const first = draw.shape(slot(spot, 1), free.length);
    for (let index = 0; index < count; index++) {
      // Each has draws of its own.
      const own: GeneratorPosition = { depth: spot.depth, element: (spot.element * 31 + index) % 65_536 };
      put(value, free[(first + index) % free.length] ?? 'other', make(draw, own));
    }
  };
}

/** Where anything is allowed, what servers keep without doubt. */
const ANYTHING: Schema = { type: ['string', 'integer', 'boolean'], maxLength: 60 };

/** Adds a member, whatever its name. */
function put(value: Record<string, Json>, name: string, member: Json): void {
  if (name === '__proto__') Object.defineProperty(value, name, { value: member, enumerable: true, writable: true, configurable: true });
  else value[name] = member;
}

function membersOf(shop: Workshop, node: Node): Members {
  const groups = node.requiredGroups;
  const allowed = [...node.properties].filter(
    ([, { required, schema }]) => schema !== false && (required || shop.assumed || !isAssumed(schema)),
  );
  // Of groups under `oneOf` only one may be there.
  const apart = new Set(member(node.keywords, 'oneOf') === undefined ? [] : groups.flat());
  return {
    names: allowed.map(([name]) => name),
    required: new Set(allowed.filter(([, { required }]) => required).map(([name]) => name)),
    optional: allowed.filter(([name, { required }]) => !required && !apart.has(name)).map(([name]) => name),
    groups: groups.length === 0 ? [[]] : groups,
    beside: new Map(allowed.map(([name]) => [name, companions(node, name)])),
    least: bound(node, 'minProperties') ?? 0,
    most: bound(node, 'maxProperties') ?? Number.POSITIVE_INFINITY,
  };
}

/** With more optional members than this, not all subsets of them are tried. */
const FEW = 6;

/** Subsets of the members, none of them first; all of them more often than chance has it. Of few members any subset, of many each alone and some dozens. */
function subsetsOf(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length > FEW) {
    const some = fc.sample(fc.shuffledSubarray([...names]), { seed: 1, numRuns: 60 });
    return [[], ...names.map((name) => [name]), ...some, ...Array.from({ length: 8 }, () => names)];
  }
  const count = 2 ** names.length;
  // A bit for each member: one bit less is a member less.
  const subsets = Array.from({ length: count }, (_, mask) => names.filter((_name, bit) => Math.floor(mask / 2 ** bit) % 2 === 1));
  return [...subsets, ...Array.from({ length: Math.floor(count / 8) }, () => names)];
}

/** Names of all members that the object has, as many as it may have. */
function namesOf(members: Members, wanted: readonly string[]): ReadonlySet<string> {
  const held = new Set<string>();
  const add = (name: string) => {
    const together = [name, ...(members.beside.get(name) ?? [])].filter((each) => !held.has(each));
    if (members.required.has(name) || held.size + together.length <= members.most) for (const each of together) held.add(each);
  };
  for (const name of members.required) add(name);
  for (const name of wanted) add(name);
  for (const name of members.names) if (held.size < members.least) add(name);
  return held;
}
