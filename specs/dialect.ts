/**
 * The source of the file format of dialects (`specs/dialects/<name>.yaml`): what a framework, a standard or a public API sends as errors, as keywords
 * of `x-error-format`. `npm run extension` writes `dialect.schema.json` from it.
 */
import { type Static, Type } from 'typebox';
import type { Json, JsonObject } from '../src/json/json.ts';
import { CAUSES } from './extension.ts';

const closed = { additionalProperties: false };

const sample = Type.Object(
  {
    status: Type.Integer({ minimum: 100, maximum: 599 }),
    mediaType: Type.Optional(Type.String()),
    cause: Type.Enum([...CAUSES], { description: 'what was wrong with the request' }),
    body: Type.Unsafe<Json>({ description: 'the body as it was sent' }),
    code: Type.Unsafe<string | number>({ type: ['string', 'integer'], description: 'the code that is read' }),
    blames: Type.Optional(
      Type.Array(Type.String({ pattern: '^/(body|query|path)' }), { description: 'the request locations that are blamed, all of them' }),
    ),
    request: Type.Optional(Type.Unsafe<Json>({ description: 'the body of the request, if the samples show one' })),
  },
  closed,
);

/** One dialect. */
export const dialect = Type.Object(
  {
    title: Type.String({ minLength: 1, description: 'the name for people' }),
    source: Type.Object(
      { document: Type.String({ minLength: 1 }), section: Type.String({ minLength: 1 }) },
      { ...closed, description: 'where the shape is documented' },
    ),
    specializes: Type.Optional(
      Type.String({ pattern: '^[a-z0-9-]+$', description: 'the more general dialect: it is chosen where answers fit both equally well' }),
    ),
    errorFormat: Type.Unsafe<JsonObject>({
      type: 'object',
      description: 'keywords of x-error-format, without name and smoke; entries of the catalogue may lack their source',
    }),
    samples: Type.Array(sample, { minItems: 1, description: 'real bodies, and how they are read' }),
  },
  closed,
);

/** A dialect file that is valid. */
export type DialectFile = Static<typeof dialect>;
