import fc from 'fast-check';
import { type Json, member } from '../json/json.ts';
import type { Schema } from '../model/format.ts';
import { companions } from '../mutate/sample.ts';
import { bound, isAssumed, type Node } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { type GeneratorPosition, positionKeys } from './choice-keys.ts';
import type { ChoiceSource } from './choices.ts';
import { DEEPEST, type Generator, type GeneratorContext } from './generator-context.ts';

/** The members that an object may have. */
interface Members {
  readonly names: readonly string[];
  readonly required: ReadonlySet<string>;
  readonly optional: readonly string[];
  /** At least one of these groups must be present; a single empty group if the schema has none. */
  readonly groups: readonly (readonly string[])[];
  /** For each member, those that must accompany it. */
  readonly beside: ReadonlyMap<string, readonly string[]>;
  readonly least: number;
  readonly most: number;
}

/** Generates objects: required members, chosen optional ones, and those that must accompany them. */
export function objectGenerator(context: GeneratorContext, node: Node): Generator {
  const subsetAt = positionKeys(`optional members of ${node.pointer}`, 'shape');
  const groupAt = positionKeys(`required group of ${node.pointer}`, 'shape');
  const members = membersOf(context, node);
  const subsets = subsetsOf(members.optional);
  const addOthers = node.others === undefined ? undefined : otherMembers(context, node.others, members);
  const generators = members.names.map((name) => ({
    name,
    generate: context.generatorFor(node.properties.get(name) ?? { schema: true, pointer: '' }),
  }));
  // The members of each group and subset are computed once.
  const known = members.groups.map(() => new Map<number, typeof generators>());
  const selected = (group: number, subset: number) => {
    const before = known[group]?.get(subset);
    if (before !== undefined) return before;
    const names = namesOf(members, [...(members.groups[group] ?? []), ...(subsets[subset] ?? [])]);
    const chosen = generators.filter(({ name }) => names.has(name));
    known[group]?.set(subset, chosen);
    return chosen;
  };
  return (source, position) => {
    const deep = position.depth >= DEEPEST;
    const group = deep ? 0 : source.choose(groupAt(position), members.groups.length);
    const subset = deep ? 0 : source.choose(subsetAt(position), subsets.length);
    const inner: GeneratorPosition = { depth: position.depth + 1, element: position.element };
    const value: Record<string, Json> = {};
    for (const { name, generate } of selected(group, subset)) put(value, name, generate(source, inner));
    addOthers?.(value, source, inner);
    return value;
  };
}

/** Names for additional members: the simplest first, then names that objects of many languages already have. */
const OTHERS: readonly string[] = ['other', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'größe', 'a b', 'a/b~c.d[0]', '0'];

/** How many additional members an object gets, as far as the schema allows. */
const HOW_MANY: readonly number[] = [0, 1, 0, 2, 0, 3];

/** Adds additional members, if the schema describes their values. */
function otherMembers(context: GeneratorContext, { schema, pointer }: LocatedSchema, { names, least, most }: Members) {
  const countAt = positionKeys(`number of other members at ${pointer}`, 'shape');
  const firstAt = positionKeys(`first other member at ${pointer}`, 'shape');
  const free = OTHERS.filter((name) => !names.includes(name));
  const generate = context.generatorFor({ schema: schema === true ? ANYTHING : schema, pointer });
  return (value: Record<string, Json>, source: ChoiceSource, position: GeneratorPosition): void => {
    const present = Object.keys(value).length;
    const wanted = position.depth > DEEPEST ? 0 : (HOW_MANY[source.choose(countAt(position), HOW_MANY.length)] ?? 0);
    const count = Math.min(Math.max(wanted, least - present), most - present, free.length);
    const first = source.choose(firstAt(position), free.length);
    for (let index = 0; index < count; index++) {
      // Each additional member has its own choices.
      const own: GeneratorPosition = { depth: position.depth, element: (position.element * 31 + index) % 65_536 };
      put(value, free[(first + index) % free.length] ?? 'other', generate(source, own));
    }
  };
}

/** Values that any server keeps, for members whose schema allows anything. */
const ANYTHING: Schema = { type: ['string', 'integer', 'boolean'], maxLength: 60 };

/** Adds a member; `__proto__` is an ordinary name here. */
function put(value: Record<string, Json>, name: string, member: Json): void {
  if (name === '__proto__') Object.defineProperty(value, name, { value: member, enumerable: true, writable: true, configurable: true });
  else value[name] = member;
}

function membersOf(context: GeneratorContext, node: Node): Members {
  const groups = node.requiredGroups;
  const allowed = [...node.properties].filter(
    ([, { required, schema }]) => schema !== false && (required || context.assumed || !isAssumed(schema)),
  );
  // Under `oneOf` only one of the groups may be present.
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

/** With more optional members than this, only some of their subsets are used. */
const FEW = 6;

/** Subsets of the members: the empty one first, the full one more often than by chance. Of few members all subsets, of many each member alone and 60 others. */
function subsetsOf(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length > FEW) {
    const some = fc.sample(fc.shuffledSubarray([...names]), { seed: 1, numRuns: 60 });
    return [[], ...names.map((name) => [name]), ...some, ...Array.from({ length: 8 }, () => names)];
  }
  const count = 2 ** names.length;
  // Each bit selects a member, so that shrinking by a bit removes one.
  const subsets = Array.from({ length: count }, (_, mask) => names.filter((_name, bit) => Math.floor(mask / 2 ** bit) % 2 === 1));
  return [...subsets, ...Array.from({ length: Math.floor(count / 8) }, () => names)];
}

/** The names of the members that an object gets: required and wanted ones, as many as it may have. */
function namesOf(members: Members, wanted: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: string) => {
    const together = [name, ...(members.beside.get(name) ?? [])].filter((each) => !names.has(each));
    if (members.required.has(name) || names.size + together.length <= members.most) for (const each of together) names.add(each);
  };
  for (const name of members.required) add(name);
  for (const name of wanted) add(name);
  for (const name of members.names) if (names.size < members.least) add(name);
  return names;
}
