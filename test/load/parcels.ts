import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../src/json/json.ts';
import type { Pointer } from '../../src/json/pointer.ts';
import { readSource, rootObject } from '../../src/load/document.ts';
import { formatOf } from '../../src/load/format.ts';
import { DescriptionError, type Problem } from '../../src/load/problems.ts';
import type { Format } from '../../src/model/format.ts';

/** A small description that uses words the built-in ones do not. */
export const file = fileURLToPath(new URL('fixtures/parcels.yaml', import.meta.url));
export const parcels: JsonObject = rootObject(file, readSource(file));

/** What is wrong with a document; none where it can be used. Anything but a `DescriptionError` is thrown on. */
export function problemsOf(document: JsonObject): readonly Problem[] {
  return tried(document).problems;
}

/** The format that a document describes, or what is wrong with it. */
export function tried(document: JsonObject): { readonly format: Format | undefined; readonly problems: readonly Problem[] } {
  try {
    return { format: formatOf('test.yaml', { value: document, lineOf: () => undefined }), problems: [] };
  } catch (error) {
    if (error instanceof DescriptionError) return { format: undefined, problems: error.problems };
    throw error;
  }
}

/** The places of all schemas by which a run may check a value. */
export function schemaPlaces(format: Format): readonly Pointer[] {
  const used = format.operations.flatMap(({ body, bulk, parameters, responses }) => [
    ...(body === undefined ? [] : [body.pointer]),
    ...(bulk === undefined ? [] : [bulk.itemPointer]),
    ...parameters.map(({ pointer }) => pointer),
    ...responses.flatMap(({ schemaPointer }) => schemaPointer ?? []),
  ]);
  return [...used, format.reading.errorSchema];
}
