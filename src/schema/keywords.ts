/** Keywords whose value maps names to schemas: the names are not keywords, however they begin. */
export const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
/** Keywords whose value is a schema. */
export const SINGLE: ReadonlySet<string> = new Set([
  ...['items', 'contains', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties', 'propertyNames'],
  ...['not', 'if', 'then', 'else'],
]);
/** Keywords whose value is a list of schemas. */
export const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
/** OpenAPI's own keywords, and those that say nothing about a value. */
export const DROPPED: ReadonlySet<string> = new Set(['discriminator', 'xml', 'externalDocs', 'example', '$schema', '$comment']);
