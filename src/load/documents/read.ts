import { resolve } from 'node:path';
import { isObject, type Json, type JsonObject, member } from '../../json/json.ts';
import type { Pointer } from '../../json/pointer.ts';
import type { Origin } from '../../model/document.ts';
import { closest } from '../closest.ts';
import { parseSource, readSource, rootObject, type SourceFile } from '../document.ts';
import { type DialectFormat, usualFormat } from '../usual-format.ts';
import { type WrittenKeywords, withWrittenKeywords } from '../written-keywords.ts';
import { bundled, type ReadReferred } from './bundle.ts';
import { originOf } from './origin.ts';
import { omit } from './tree.ts';
import { isSwagger, upgraded } from './upgrade.ts';

/** How a document is read. */
export interface DocumentOptions {
  /** The error format of a document that has none of its own: its `x-error-format`, and `components.schemas` that it refers to. */
  readonly errorFormat?: JsonObject | undefined;
  /** What the errors of a document look like that has no error format; what is usual, if it is not given either. */
  readonly dialect?: DialectFormat | undefined;
  /** Keywords that are written in another file. */
  readonly keywords?: WrittenKeywords | undefined;
  /** Files of OpenAPI overlays, applied in their order. */
  readonly overlays?: readonly string[];
  /** The text of a URL that a reference names; without it such references are ignored. */
  readonly remote?: (url: string) => string | undefined;
}

/** A document as OpenAPI 3.1 in one piece, and where its parts are in the user's files. */
export interface ReadDocument {
  readonly document: JsonObject;
  readonly origin: (where: Pointer) => Origin;
}

/** Reads a document of any version of OpenAPI with all files that it refers to. What cannot be read at all is a `DescriptionError`. */
export function readDocument(file: string, source: SourceFile, options: DocumentOptions = {}): ReadDocument {
  const root = rootObject(file, source);
  const { document, inclusions } = bundled(resolve(file), root, reader(options));
  const modern = upgraded(file, document);
  const written = options.keywords?.errorFormat;
  // An error format that says itself how errors are read is a promise; anything less is written over what is usual.
  const isWhole = hasErrorFormat(modern) || ['reading', 'extends'].some((name) => member(written, name) !== undefined);
  const base = options.errorFormat ?? (isWhole ? undefined : usualFormat(modern, options.dialect, written));
  const formatted = base === undefined ? modern : withErrorFormat(modern, base);
  const keyworded =
    options.keywords === undefined ? undefined : withWrittenKeywords(formatted, withoutCatalogue(options.keywords, isWhole));
  return {
    document: keyworded?.document ?? formatted,
    origin: (where) => keyworded?.origin(where) ?? originOf(where, { source, inclusions, isOld: isSwagger(root) }),
  };
}

/** The catalogue is joined with what is usual, and must not replace that. */
function withoutCatalogue(keywords: WrittenKeywords, isWhole: boolean): WrittenKeywords {
  const { errorFormat } = keywords;
  return isWhole || errorFormat === undefined ? keywords : { ...keywords, errorFormat: omit(errorFormat, 'catalogue') };
}

/** Reads each file once. */
function reader({ remote = () => undefined }: DocumentOptions): ReadReferred {
  const known = new Map<string, SourceFile>();
  return (location) => {
    const source = known.get(location) ?? (isUrl(location) ? parsed(location, remote(location)) : readSource(location));
    if (source !== undefined) known.set(location, source);
    return source;
  };
}

function isUrl(location: string): boolean {
  return /^[a-z][a-z+.-]+:/i.test(location);
}

function parsed(location: string, text: string | undefined): SourceFile | undefined {
  return text === undefined ? undefined : parseSource(location, text);
}

/** Whether a document has an error format, or a misspelled one. */
function hasErrorFormat(document: JsonObject): boolean {
  return Object.keys(document).some((name) => closest(name, ['x-error-format']) !== undefined);
}

/** What the document has itself takes precedence. */
function withErrorFormat(document: JsonObject, errorFormat: JsonObject): JsonObject {
  if (hasErrorFormat(document)) return document;
  const components = objectOf(member(document, 'components'));
  const schemas = { ...objectOf(member(member(errorFormat, 'components'), 'schemas')), ...objectOf(member(components, 'schemas')) };
  return { ...document, 'x-error-format': member(errorFormat, 'x-error-format') ?? {}, components: { ...components, schemas } };
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
