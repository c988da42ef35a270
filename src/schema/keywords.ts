/** Keywords whose value maps names to schemas. The names are not keywords, even if they look like one. */
export const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
/** Keywords whose value is a schema. */
export const SINGLE: ReadonlySet<string> = new Set([
  ...['items', 'contains', 'additionalProperties', 'unevaluatedItems', 'unevaluatedProperties', 'propertyNames'],
  ...['not', 'if', 'then', 'else'],
]);
/** Keywords whose value is a list of schemas. */
export const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
/** Keywords that have no effect without one of the others. */
export const DEPENDENT: ReadonlyMap<string, readonly string[]> = new Map([
  ['then', ['if']],
  ['else', ['if']],
  ['if', ['then', 'else']],
  ['minContains', ['contains']],
  ['maxContains', ['contains']],
]);
/** Keywords of OpenAPI, and keywords that do not constrain a value. */
export const DROPPED: ReadonlySet<string> = new Set(['discriminator', 'xml', 'externalDocs', 'example', '$schema', '$comment']);
