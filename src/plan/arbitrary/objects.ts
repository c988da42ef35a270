import { type Json, member } from '../../model/json.ts';
import { bound, isAssumed, type Node } from '../node.ts';
import { companions } from '../sample.ts';
import type { Draw } from './draw.ts';
import { DEEPEST, type Maker, type Spot, type Workshop } from './maker.ts';

interface Members {
  readonly names: readonly string[];
  readonly required: ReadonlySet<string>;
  readonly optional: readonly string[];
  readonly groups: readonly (readonly string[])[];
  /** Only one of the groups may be there (`oneOf`). */
  readonly oneGroup: boolean;
  readonly least: number;
  readonly most: number;
}

/** Up to so many members are drawn with one number. */
const TOGETHER = 16;

/** Makes objects: members that must be there, those drawn, and what these ask for beside them. */
export function objectMaker(shop: Workshop, node: Node): Maker {
  const slot = shop.slots();
  const members = membersOf(shop, node);
  const beside = new Map(members.names.map((name) => [name, companions(node, name)]));
  const makers = members.names.flatMap((name) => {
    const property = node.properties.get(name);
    return property === undefined ? [] : [{ name, make: shop.makerOf(property) }];
  });
  return (draw, spot) => {
    const held = heldOf(members, beside, drawn(members, draw, { spot, slot }));
    const inner: Spot = { depth: spot.depth + 1, element: spot.element };
    return Object.fromEntries(makers.flatMap(({ name, make }): [string, Json][] => (held.has(name) ? [[name, make(draw, inner)]] : [])));
  };
}

function membersOf(shop: Workshop, node: Node): Members {
  const groups = node.requiredGroups;
  const all = [...node.properties].filter(([, { schema }]) => schema !== false);
  const allowed = all.filter(([, { required, schema }]) => required || shop.assumed || !isAssumed(schema));
  const oneGroup = member(node.keywords, 'oneOf') !== undefined;
  const inGroups = new Set(oneGroup ? groups.flat() : []);
  return {
    names: allowed.map(([name]) => name),
    required: new Set(allowed.filter(([, { required }]) => required).map(([name]) => name)),
    optional: allowed.filter(([name, { required }]) => !required && !inGroups.has(name)).map(([name]) => name),
    groups,
    oneGroup,
    least: bound(node, 'minProperties') ?? 0,
    most: bound(node, 'maxProperties') ?? Number.POSITIVE_INFINITY,
  };
}

interface Where {
  readonly spot: Spot;
  readonly slot: (spot: Spot, part?: number) => number;
}

/** The optional members that are drawn: any of them, and all of them more often than chance has it. */
function drawn(members: Members, draw: Draw, { spot, slot }: Where): readonly string[] {
  if (spot.depth >= DEEPEST) return groupOf(members, 0);
  const found: string[] = [...groupOf(members, members.groups.length === 0 ? 0 : draw.shape(slot(spot, 7), members.groups.length))];
  for (let start = 0, part = 0; start < members.optional.length && part < 7; start += TOGETHER, part++) {
    const these = members.optional.slice(start, start + TOGETHER);
    const every = 2 ** these.length;
    const mask = draw.shape(slot(spot, part), every + Math.floor(every / 8));
    for (const [bit, name] of these.entries()) if (mask >= every || Math.floor(mask / 2 ** bit) % 2 === 1) found.push(name);
  }
  return found;
}

function groupOf(members: Members, index: number): readonly string[] {
  return members.groups[index] ?? [];
}

/** Names of all members that the object has, as many as it may have. */
function heldOf(members: Members, beside: ReadonlyMap<string, readonly string[]>, wanted: readonly string[]): ReadonlySet<string> {
  const held = new Set<string>();
  const add = (name: string) => {
    const together = [name, ...(beside.get(name) ?? [])].filter((each) => !held.has(each));
    if (members.required.has(name) || held.size + together.length <= members.most) for (const each of together) held.add(each);
  };
  for (const name of members.required) add(name);
  for (const name of wanted) add(name);
  for (const name of members.names) if (held.size < members.least) add(name);
  return held;
}
