import type { Pointer } from '../../json/pointer.ts';
import type { Origin } from '../../model/document.ts';
import type { SourceFile } from '../document.ts';
import type { Inclusion } from './bundle.ts';

/** Finds where a place of the document in use was written: in another file, or in another part of an older version of OpenAPI. */
export function originOf(
  where: Pointer,
  { source, inclusions, isOld }: { readonly source: SourceFile; readonly inclusions: readonly Inclusion[]; readonly isOld: boolean },
): Origin {
  const [nearest] = inclusions
    .filter(({ pointer }) => where === pointer || where.startsWith(`${pointer}/`))
    .toSorted((a, b) => b.pointer.length - a.pointer.length);
  if (nearest === undefined) {
    const pointer = isOld ? inSwagger(where) : where;
    return { pointer, ...lineIn(source, pointer) };
  }
  const pointer = nearest.inFile + where.slice(nearest.pointer.length);
  return { file: nearest.file, pointer, ...lineIn(nearest.source, pointer) };
}

function lineIn(source: SourceFile, where: Pointer): Pick<Origin, 'line'> {
  const line = source.lineOf(where);
  return line === undefined ? {} : { line };
}

/** Where Swagger 2.0 has what OpenAPI 3 has elsewhere. */
const OLD: readonly (readonly [RegExp, string])[] = [
  [/^\/components\/schemas\//, '/definitions/'],
  [/^\/components\/securitySchemes\//, '/securityDefinitions/'],
  [/^\/components\/(parameters|responses)\//, '/$1/'],
  [/^\/components\/requestBodies\//, '/parameters/'],
  [/^\/servers\b.*/, '/host'],
  [/\/requestBody\b.*/, '/parameters'],
  [/(\/responses\/[^/]+)\/content\/[^/]+/, '$1'],
  [/(\/parameters\/[^/]+)\/schema\b/, '$1'],
];

function inSwagger(where: Pointer): Pointer {
  return OLD.reduce((place, [pattern, written]) => place.replace(pattern, written), where);
}
