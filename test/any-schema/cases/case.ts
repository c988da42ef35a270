import type { JsonObject } from '../../../src/json/json.ts';
import type { Described } from '../description.ts';
import type { Ways } from '../server.ts';

/** A description, and an honest server of it. */
export interface Case {
  readonly described: Described;
  readonly ways?: Ways;
}

/** By what is odd about them. */
export type Cases = Readonly<Record<string, Case>>;

/** A text that may hold a mark. */
export const TITLE: JsonObject = { type: 'string', minLength: 1, maxLength: 80 };

/** What else a thing asks for beside its members, and its description. */
export interface More extends Omit<Partial<Described>, 'schema'> {
  readonly required?: readonly string[];
  /** Other keywords of its schema. */
  readonly rules?: JsonObject;
}

/** A thing with a title, these members, and what else is said of it. The others of `required` stand in the example. */
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
