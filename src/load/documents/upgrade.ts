import { createRequire } from 'node:module';
import type * as upgrader from '@scalar/openapi-upgrader';
import { isObject, type JsonObject, member } from '../../json/json.ts';
import { DescriptionError } from '../problems.ts';

const VERSIONS = ['2.0', '3.0.x', '3.1.x', '3.2.x'];
/** The version that the rest of the program reads. */
const READ_AS = '3.1.1';

/** A document of Swagger 2.0 or OpenAPI 3.0 to 3.2, as OpenAPI 3.1; the same object where it is that already. Another version is a `DescriptionError`. */
export function upgraded(file: string, document: JsonObject): JsonObject {
  const version = member(document, 'openapi') ?? member(document, 'swagger');
  switch (/^(2\.0|3\.[0-2])(\.\d+)?$/.exec(String(version))?.[1]) {
    case '3.1':
      return document;
    case '3.2':
      return { ...document, openapi: READ_AS };
    case '3.0':
    case '2.0':
      return upgradeOld(document);
    default:
      throw new DescriptionError(file, [
        {
          pointer: version === undefined ? '' : `/${member(document, 'openapi') === undefined ? 'swagger' : 'openapi'}`,
          message: 'The file is no OpenAPI document of a version that can be read: "openapi" (or "swagger") must give it.',
          ...(version === undefined ? {} : { value: version }),
          allowed: VERSIONS,
        },
      ]);
  }
}

/** True for a document that is written in Swagger 2.0, whose parts are in other places. */
export function isSwagger(document: JsonObject): boolean {
  return member(document, 'openapi') === undefined && member(document, 'swagger') !== undefined;
}

/** The upgrader is loaded when an old document asks for it: most runs do without. */
function upgradeOld(document: JsonObject): JsonObject {
  const { upgrade }: typeof upgrader = createRequire(import.meta.url)('@scalar/openapi-upgrader');
  // The upgrader may change what it is given.
  const made: unknown = upgrade(structuredClone(document), '3.1');
  return isObject(made) ? { ...made, openapi: READ_AS } : document;
}
