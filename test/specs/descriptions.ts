import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { isObject, type JsonObject } from '../../src/json/json.ts';

/** The root of the repository, as a path that ends in a slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** All descriptions, as paths under the root: `specs/<format>/openapi.yaml`. */
export const descriptions = globSync('specs/*/openapi.yaml', { cwd: root }).toSorted();

/** The description as a document with unresolved `$ref`s; throws if it is not an object. */
export function read(path: string): JsonObject {
  const document: unknown = parse(readFileSync(root + path, 'utf8'));
  if (!isObject(document)) throw new Error(`${path} is no YAML mapping`);
  return document;
}
