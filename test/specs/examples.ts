import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { at, type Pointer, pointer } from '../../src/json/pointer.ts';

/** A value of a description, and the location of the schema that it must satisfy. */
export interface Example {
  readonly where: Pointer;
  readonly value: Json;
  readonly schema: Pointer;
}

/** All examples, defaults and plausible values of a description, and the bodies of its valid requests. */
export function* examples(document: JsonObject): Iterable<Example> {
  for (const { value, where } of objects(document, '')) {
    if (isObject(member(value, 'schema'))) yield* ofHolder(document, value, where);
    yield* ofSchema(value, where);
    yield* ofOperation(value, where);
  }
}

interface Found {
  readonly value: JsonObject;
  readonly where: Pointer;
}

/** Members that contain values, not parts of the description. */
const DATA = new Set(['example', 'examples', 'default', 'const', 'enum', 'value']);

/** Every object of the description with its location, except those inside values and extensions. */
function* objects(value: Json, where: Pointer, named = false): Iterable<Found> {
  if (isArray(value)) for (const [index, inner] of value.entries()) yield* objects(inner, where + pointer(index));
  if (!isObject(value)) return;
  if (!named) yield { value, where };
  for (const [name, inner] of Object.entries(value))
    if (named || !(DATA.has(name) || name.startsWith('x-'))) yield* objects(inner, where + pointer(name), !named && name === 'properties');
}

/** A media type, parameter or header: `example`, or `examples` by name, each a value or a reference to one. */
function* ofHolder(document: JsonObject, holder: JsonObject, where: Pointer): Iterable<Example> {
  const schema = `${where}/schema`;
  const single = member(holder, 'example');
  if (single !== undefined) yield { where: `${where}/example`, value: single, schema };
  const several = member(holder, 'examples');
  if (!isObject(several)) return;
  for (const [name, example] of Object.entries(several)) {
    const reference = member(example, '$ref');
    const value = member(typeof reference === 'string' ? at(document, reference.slice(1)) : example, 'value');
    if (value === undefined) throw new Error(`The example ${where}/examples${pointer(name)} has no value`);
    yield { where: `${where}/examples${pointer(name)}`, value, schema };
  }
}

function* ofSchema(schema: JsonObject, where: Pointer): Iterable<Example> {
  for (const keyword of ['examples', 'x-plausible']) {
    const values = member(schema, keyword);
    if (isArray(values))
      for (const [index, value] of values.entries()) yield { where: where + pointer(keyword, index), value, schema: where };
  }
  const fallback = member(schema, 'default');
  if (fallback !== undefined && !isObject(fallback)) yield { where: `${where}/default`, value: fallback, schema: where };
}

function* ofOperation(operation: JsonObject, where: Pointer): Iterable<Example> {
  const value = at(operation, '/x-valid-request/body');
  const schema = `${where}/requestBody/content/application~1json/schema`;
  if (value !== undefined) yield { where: `${where}/x-valid-request/body`, value, schema };
}
