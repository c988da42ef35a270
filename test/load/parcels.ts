import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../src/json/json.ts';
import type { Pointer } from '../../src/json/pointer.ts';
import { readSource, rootObject } from '../../src/load/document.ts';
import { formatOf } from '../../src/load/format.ts';
import { DescriptionError, type Problem } from '../../src/load/problems.ts';
import type { Format } from '../../src/model/format.ts';
import { generalShape } from '../../src/model/shapes.ts';

/** A small description with keywords that the built-in formats do not use. */
export const file = fileURLToPath(new URL('fixtures/parcels.yaml', import.meta.url));
export const parcels: JsonObject = rootObject(file, readSource(file));

/** The problems of a document, empty if it loads. Rethrows anything but a `DescriptionError`. */
export function problemsOf(document: JsonObject): readonly Problem[] {
  return tried(document).problems;
}

/** The format of a document, or its problems. */
export function tried(document: JsonObject): { readonly format: Format | undefined; readonly problems: readonly Problem[] } {
  try {
    return { format: formatOf('test.yaml', { value: document, lineOf: () => undefined }), problems: [] };
  } catch (error) {
    if (error instanceof DescriptionError) return { format: undefined, problems: error.problems };
    throw error;
  }
}

/** The locations of all schemas that a run may validate a value with. */
export function schemaLocations(format: Format): readonly Pointer[] {
  const used = format.operations.flatMap(({ body, bulk, parameters, responses }) => [
    ...(body === undefined ? [] : [body.pointer]),
    ...(bulk === undefined ? [] : [bulk.itemPointer]),
    ...parameters.map(({ pointer }) => pointer),
    ...responses.flatMap(({ schemaPointer }) => schemaPointer ?? []),
  ]);
  return [...used, generalShape(format).schema ?? ''];
}
