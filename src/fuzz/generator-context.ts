import type { Json } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import type { GeneratorPosition } from './choice-keys.ts';
import type { ChoiceSource } from './choices.ts';

/** Makes a value of a schema from choices; if all choices are 0, the simplest. */
export type Generator = (source: ChoiceSource, position: GeneratorPosition) => Json;

/** What the generators of one schema share. */
export interface GeneratorContext {
  readonly format: Format;
  /** Whether members that rest on an assumption may be generated. */
  readonly assumed: boolean;
  /** The generator of a schema; the same one for the same schema. */
  readonly generatorFor: (schema: LocatedSchema) => Generator;
}

/** Objects below this depth have only the members that they must have. */
export const DEEPEST = 5;
