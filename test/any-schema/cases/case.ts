import type { JsonObject } from '../../../src/json/json.ts';
import type { Described } from '../description.ts';
import type { ServerBehaviour } from '../server.ts';

/** A description, and the behaviour of a correct server of it. */
export interface Case {
  readonly described: Described;
  readonly behaviour?: ServerBehaviour;
}

/** Cases by their names. */
export type Cases = Readonly<Record<string, Case>>;

/** A text that may contain a run tag. */
export const TITLE: JsonObject = { type: 'string', minLength: 1, maxLength: 80 };

/** Options beside the members of a resource. */
export interface More extends Omit<Partial<Described>, 'schema'> {
  readonly required?: readonly string[];
  /** Other keywords of its schema. */
  readonly rules?: JsonObject;
}

/** The description of a resource with a title and these members. Further members of `required` are in the example. */
export function thing(properties: JsonObject, { required = [], rules = {}, schemas = {}, example, ...more }: More = {}): Described {
  const T: JsonObject = { type: 'object', required: ['title', ...required], properties: { title: TITLE, ...properties }, ...rules };
  return {
    schema: refer('T'),
    schemas: { T, ...schemas },
    example: example ?? { title: 'Hello' },
    mark: '/title',
    compare: ['/title'],
    ...more,
  };
}

/** A reference to a schema of the description. */
export function refer(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}
