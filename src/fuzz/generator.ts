import { canonical, isArray, type Json, member } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import { plausible } from '../mutate/sample.ts';
import { type Node, nodeOf, typesOf } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import type { ChoiceSource } from './choices.ts';
import { listMaker } from './lists.ts';
import { objectMaker } from './objects.ts';
import { pool } from './pools.ts';

/** Where in the value something is made: how deep, and in which element of the lists on the way (0 outside of lists). */
export interface GeneratorPosition {
  readonly depth: number;
  readonly element: number;
}

/** Makes a value of a schema from draws; where all draws are 0, the simplest. */
export type Generator = (draw: ChoiceSource, spot: GeneratorPosition) => Json;

/** What makers of one schema share. */
export interface Workshop {
  readonly format: Format;
  /** Members that are assumed may stand. */
  readonly assumed: boolean;
  /** The maker of a schema. */
  readonly makerOf: (place: LocatedSchema) => Generator;
  /** A slot for the draws of one maker at a spot; `part` tells up to eight draws apart. */
  readonly slots: () => (spot: GeneratorPosition, part?: number) => number;
}

/** Deeper than this there are only members that must be there. */
export const DEEPEST = 5;

/** A workshop for the schemas of a description. */
export function workshop(format: Format, assumed: boolean): Workshop {
  const makers = new Map<string, Generator>();
  let slots = 0;
  const shop: Workshop = {
    format,
    assumed,
    makerOf: (place) => {
      const key = `${place.pointer} ${canonical(place.schema)}`;
      const made = makers.get(key) ?? lazily(() => nodeMaker(shop, place, nodeOf(format, place.schema, place.pointer)));
      makers.set(key, made);
      return made;
    },
    slots: () => {
      const slot = slots++;
      return ({ depth, element }, part = 0) => ((element * 64 + Math.min(depth, 63)) * 8192 + (slot % 8192)) * 8 + part;
    },
  };
  return shop;
}

function nodeMaker(shop: Workshop, place: LocatedSchema, node: Node): Generator {
  if (plausible(node).length > 0) return oneOf(shop, pool(shop.format, place, node));
  if (node.alternatives.length > 0) return alternativeMaker(shop, place, node);
  const types = typesOf(node);
  const containers = [
    ...(types.includes('object') && (node.properties.size > 0 || node.others !== undefined) ? [objectMaker(shop, node)] : []),
    ...(types.includes('array') && node.items !== undefined ? [listMaker(shop, node, node.items)] : []),
  ];
  const scalars = types.some((type) => type !== 'object' && type !== 'array') || containers.length === 0;
  const all = [...containers, ...(scalars ? [oneOf(shop, pool(shop.format, place, node))] : [])];
  return all.length === 1 && all[0] !== undefined ? all[0] : kindMaker(shop, all);
}

function oneOf(shop: Workshop, values: readonly Json[]): Generator {
  const slot = shop.slots();
  return (draw, spot) => values[draw.value(slot(spot), values.length)] ?? null;
}

/** Each alternative as often as the others; below the deepest level the one that ends first. */
function alternativeMaker(shop: Workshop, place: LocatedSchema, node: Node): Generator {
  const makers = node.alternatives.map((alternative) =>
    lazily(() => nodeMaker(shop, placeOf(place, alternative), told(node, alternative))),
  );
  const ending = makers[endsAt(node)];
  const chosen = kindMaker(shop, makers);
  return (draw, spot) => (spot.depth > DEEPEST && ending !== undefined ? ending(draw, spot) : chosen(draw, spot));
}

/** The keywords of an alternative hold those it stands beside; whether it is the only one that fits is left to the schema as a whole. */
function placeOf(place: LocatedSchema, alternative: Node): LocatedSchema {
  return { schema: alternative.keywords, pointer: alternative.pointer === '' ? place.pointer : alternative.pointer };
}

/** Where only the name of an alternative tells it apart, its example says which value the telling member has. */
function told(node: Node, alternative: Node): Node {
  const name = node.discriminator;
  const property = name === undefined ? undefined : alternative.properties.get(name);
  if (name === undefined || property === undefined || ['const', 'enum'].some((word) => member(property.schema, word) !== undefined))
    return alternative;
  const examples = member(alternative.keywords, 'examples');
  const value = member(isArray(examples) ? examples[0] : member(alternative.keywords, 'example'), name);
  if (value === undefined) return alternative;
  const properties = new Map(alternative.properties).set(name, { ...property, schema: { const: value } });
  return { ...alternative, properties };
}

/** The first alternative without members or elements, or with the fewest members that must be there. */
function endsAt(node: Node): number {
  const sizes = node.alternatives.map((each) => [...each.properties.values()].filter(({ required }) => required).length);
  return sizes.indexOf(Math.min(...sizes));
}

/** A maker that is made when it is first needed: schemas may hold themselves. */
function lazily(make: () => Generator): Generator {
  let made: Generator | undefined;
  return (draw, spot) => {
    made ??= make();
    return made(draw, spot);
  };
}

/** One of several makers; the first is the simplest. */
function kindMaker(shop: Workshop, makers: readonly Generator[]): Generator {
  const slot = shop.slots();
  return (draw, spot) => makers[draw.shape(slot(spot), makers.length)]?.(draw, spot) ?? null;
}
