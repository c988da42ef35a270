import { canonical, isArray, type Json, member } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import { plausible } from '../mutate/sample.ts';
import { type Node, nodeOf, typesOf } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { positionKeys } from './choice-keys.ts';
import { DEEPEST, type Generator, type GeneratorContext } from './generator-context.ts';
import { listGenerator } from './lists.ts';
import { objectGenerator } from './objects.ts';
import { pool } from './pools.ts';

/** The generator of a schema of a description. */
export function generatorOf(format: Format, schema: LocatedSchema, assumed: boolean): Generator {
  const generators = new Map<string, Generator>();
  const context: GeneratorContext = {
    format,
    assumed,
    generatorFor: (located) => {
      const key = `${located.pointer} ${canonical(located.schema)}`;
      const known = generators.get(key);
      if (known !== undefined) return known;
      const generator = lazily(() => nodeGenerator(context, located, nodeOf(format, located.schema, located.pointer)));
      generators.set(key, generator);
      return generator;
    },
  };
  return context.generatorFor(schema);
}

function nodeGenerator(context: GeneratorContext, schema: LocatedSchema, node: Node): Generator {
  const fromPool = () => oneOf(pool(context.format, schema, node), schema);
  if (plausible(node).length > 0) return fromPool();
  if (node.alternatives.length > 0) return alternativeGenerator(context, schema, node);
  const types = typesOf(node);
  const containers = [
    ...(types.includes('object') && (node.properties.size > 0 || node.others !== undefined) ? [objectGenerator(context, node)] : []),
    ...(types.includes('array') && node.items !== undefined ? [listGenerator(context, node, node.items)] : []),
  ];
  const scalars = types.some((type) => type !== 'object' && type !== 'array') || containers.length === 0;
  const all = [...containers, ...(scalars ? [fromPool()] : [])];
  return all.length === 1 && all[0] !== undefined ? all[0] : oneOfGenerators(all, schema);
}

function oneOf(values: readonly Json[], { pointer }: LocatedSchema): Generator {
  const keyAt = positionKeys(`value of ${pointer}`, 'value');
  return (source, position) => values[source.choose(keyAt(position), values.length)] ?? null;
}

/** Chooses each alternative equally often; below the deepest level it takes the smallest. */
function alternativeGenerator(context: GeneratorContext, schema: LocatedSchema, node: Node): Generator {
  const generators = node.alternatives.map((alternative) =>
    lazily(() => nodeGenerator(context, locationOf(schema, alternative), withTag(node, alternative))),
  );
  const smallest = generators[smallestOf(node)];
  const any = oneOfGenerators(generators, schema);
  return (source, position) => (position.depth > DEEPEST && smallest !== undefined ? smallest(source, position) : any(source, position));
}

/** The keywords of an alternative include those beside `oneOf`. Whether only one alternative fits is checked on the whole value. */
function locationOf(schema: LocatedSchema, alternative: Node): LocatedSchema {
  return { schema: alternative.keywords, pointer: alternative.pointer === '' ? schema.pointer : alternative.pointer };
}

/** If a discriminator has no constant in the schema of an alternative, its value comes from the example of that alternative. */
function withTag(node: Node, alternative: Node): Node {
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

/** The index of the alternative with the fewest required members. */
function smallestOf(node: Node): number {
  const sizes = node.alternatives.map((each) => [...each.properties.values()].filter(({ required }) => required).length);
  return sizes.indexOf(Math.min(...sizes));
}

/** Builds the generator when it is first used: schemas may refer to themselves. */
function lazily(build: () => Generator): Generator {
  let built: Generator | undefined;
  return (source, position) => {
    built ??= build();
    return built(source, position);
  };
}

/** One of several generators; the first is the simplest. */
function oneOfGenerators(generators: readonly Generator[], { pointer }: LocatedSchema): Generator {
  const keyAt = positionKeys(`alternative of ${pointer}`, 'shape');
  return (source, position) => generators[source.choose(keyAt(position), generators.length)]?.(source, position) ?? null;
}
