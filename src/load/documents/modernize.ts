import { isArray, type Json, type JsonObject, member } from '../../json/json.ts';
import { omit } from './tree.ts';

/**
 * The schema with what OpenAPI 3.0 and older drafts of JSON Schema wrote, as JSON Schema 2020-12 writes it: nothing of its meaning is lost, so
 * there is nothing to warn of. The same object where it has nothing of the kind.
 */
export function modernized(schema: JsonObject): JsonObject {
  return [discriminator, bounds, requiredNames, typeName, nullable].reduce((made, step) => step(made), schema);
}

/** Swagger 2.0 names the member only. */
function discriminator(schema: JsonObject): JsonObject {
  const name = member(schema, 'discriminator');
  return typeof name === 'string' ? { ...schema, discriminator: { propertyName: name } } : schema;
}

/** `minimum: 1, exclusiveMinimum: true` is `exclusiveMinimum: 1`. */
function bounds(schema: JsonObject): JsonObject {
  return (['minimum', 'maximum'] as const).reduce<JsonObject>((made, name) => {
    const exclusive = name === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
    const flag = member(made, exclusive);
    const limit = member(made, name);
    if (typeof flag !== 'boolean') return made;
    return flag && limit !== undefined ? { ...omit(made, name), [exclusive]: limit } : omit(made, exclusive);
  }, schema);
}

/** `required` may say the same twice; a flag at the member itself is of a draft that nobody validates by. */
function requiredNames(schema: JsonObject): JsonObject {
  const required = member(schema, 'required');
  if (typeof required === 'boolean') return omit(schema, 'required');
  if (!isArray(required)) return schema;
  const names = [...new Set(required.filter((name) => typeof name === 'string'))];
  return names.length === required.length ? schema : { ...schema, required: names };
}

function typeName(schema: JsonObject): JsonObject {
  const type = member(schema, 'type');
  if (type === 'file') return { ...schema, type: 'string' };
  if (type === 'any' || (isArray(type) && type.length === 0)) return omit(schema, 'type');
  if (!isArray(type)) return schema;
  const types = [...new Set(type)];
  return types.length === type.length ? schema : { ...schema, type: types };
}

/** `nullable: true` beside a type adds a type, beside a reference or alternatives one more alternative. */
function nullable(schema: JsonObject): JsonObject {
  const flag = member(schema, 'nullable') ?? member(schema, 'x-nullable');
  if (typeof flag !== 'boolean') return schema;
  const rest = omit(schema, 'nullable', 'x-nullable');
  if (!flag) return rest;
  if (['$ref', 'allOf', 'anyOf', 'oneOf'].some((keyword) => member(rest, keyword) !== undefined))
    return { anyOf: [rest, { type: 'null' }] };
  return withNull(rest);
}

function withNull(schema: JsonObject): JsonObject {
  const type = member(schema, 'type');
  const choices = member(schema, 'enum');
  const types: readonly Json[] = type === undefined ? [] : isArray(type) ? type : [type];
  return {
    ...schema,
    ...(types.length === 0 || types.includes('null') ? {} : { type: [...types, 'null'] }),
    ...(isArray(choices) && !choices.includes(null) ? { enum: [...choices, null] } : {}),
  };
}
