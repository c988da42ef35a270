import type { Json, JsonObject } from '../../src/json/json.ts';
import { formatOf } from '../../src/load/format.ts';
import type { Format } from '../../src/model/format.ts';

/** A small description whose errors are those of a dialect. */
export function bookDocument(errorFormat: JsonObject): JsonObject {
  const source: Json = { basis: 'documented', where: 'Books' };
  return {
    openapi: '3.1.0',
    info: { title: 'Books', version: '1' },
    servers: [{ url: 'http://localhost/' }],
    'x-error-format': errorFormat,
    paths: { '/books': { get: { operationId: 'listBooks', 'x-source': source, responses: { 200: { description: 'the books' } } } } },
  };
}

/** The format of a description that extends a dialect, with keywords of its own. */
export function formatExtending(name: string, own: JsonObject = {}): Format {
  const value = bookDocument({ extends: name, ...own });
  return formatOf(`${name}.yaml`, { value, lineOf: () => undefined });
}
