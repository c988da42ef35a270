import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at, type Pointer, without, withValue } from '../json/pointer.ts';
import type { DocumentWarning, OutOfReach } from '../model/document.ts';
import type { Format } from '../model/format.ts';
import { parseSource, readSource, type SourceFile } from './document.ts';
import { withOverlays } from './documents/overlay.ts';
import { type DocumentOptions, readDocument } from './documents/read.ts';
import { type RepairedDocument, repaired } from './documents/repair.ts';
import { buildFormat, formatOf, sortedProblems } from './format.ts';
import { withValidRequests } from './made-requests.ts';
import { DescriptionError, type Problem } from './problems.ts';

/**
 * Loads a format from any OpenAPI document: Swagger 2.0, OpenAPI 3.0 to 3.2, YAML or JSON, in one file or several. What errspec can work without
 * becomes a warning of the format, an operation that cannot be probed goes to `outOfReach`. Throws a `DescriptionError` for a document that cannot
 * be read, has no error format, or has mistakes in our own keywords.
 */
export function loadAnyDocument(file: string, options: DocumentOptions = {}): Format {
  const given = overlaidSource(sourceAt(file, options), options);
  const { document, origin } = readDocument(file, given, options);
  const source: SourceFile = { value: document, lineOf: (where) => origin(where).line, origin };
  if (isObject(given.value) && member(given.value, 'x-error-format') !== undefined) {
    const written = attempt(file, source);
    if (!(written instanceof DescriptionError)) return written;
    const mistakes = written.problems.filter((problem) => isMistake(document, problem));
    if (mistakes.length > 0) throw new DescriptionError(file, mistakes);
  }
  const format = built(file, source, repaired(document));
  // Finding lines means to parse a YAML file again, with places: only for what is shown.
  return { ...format, warnings: format.warnings.map((warning) => ({ ...warning, origin: () => origin(warning.pointer) })) };
}

function overlaidSource(source: SourceFile, { overlays = [] }: DocumentOptions): SourceFile {
  return overlays.length === 0 || !isObject(source.value) ? source : { ...source, value: withOverlays(source.value, overlays) };
}

function sourceAt(location: string, { remote }: DocumentOptions): SourceFile {
  const text = /^https?:/i.test(location) ? remote?.(location) : undefined;
  return text === undefined ? readSource(location) : parseSource(location, text);
}

/** The format of a description that was written for errspec, or what is wrong with it. */
function attempt(file: string, source: SourceFile): Format | DescriptionError {
  try {
    return formatOf(file, source);
  } catch (error) {
    if (error instanceof DescriptionError) return error;
    throw error;
  }
}

/** One removal may show what another one hid; more rounds than this show nothing new. */
const MOST_ROUNDS = 5;

/** Builds the format, and leaves out what is in the way until nothing is. */
function built(file: string, source: SourceFile, first: RepairedDocument): Format {
  let now = first;
  for (let round = 0; ; round++) {
    const problems: Problem[] = [];
    const format = buildFormat(now.document, problems, { makesValues: true });
    const mistakes = problems.filter((problem) => isMistake(now.document, problem));
    if (mistakes.length > 0 || round === MOST_ROUNDS)
      throw new DescriptionError(file, sortedProblems(mistakes.length > 0 ? mistakes : problems, source));
    if (format?.operations.length === 0 && now.outOfReach.length === 0)
      throw new DescriptionError(file, [{ pointer: '/paths', message: 'The document describes no operation.' }]);
    if (format !== undefined) return withValidRequests({ ...format, ...now, document: format.document });
    now = problems.reduce(withoutProblem, now);
  }
}

const OURS = /\/x-(source|writes|valid-request|error-cases|cleanup|read-back|gone|stored|list|bulk|plausible|on-violation|each)(\/|$)/;

/** Whether a problem is in our own keywords, or a reference of a description that was written for errspec: these are never worked around. */
function isMistake(document: JsonObject, { pointer, value }: Problem): boolean {
  if (pointer === '' || pointer.startsWith('/x-error-format')) return true;
  if (typeof value === 'string' && value.startsWith('x-') && pointer.endsWith(`/${value}`)) return true;
  if (pointer.endsWith('/$ref')) return true;
  const own = OURS.exec(pointer);
  return own !== null && at(document, pointer.slice(0, own.index + own[0].length).replace(/\/$/, '')) !== undefined;
}

/** The document without the part that a problem is in: a link, a part of a schema, or else the operation. */
function withoutProblem(now: RepairedDocument, problem: Problem): RepairedDocument {
  const { pointer, message } = problem;
  const link = /^.*\/links\/[^/]+/.exec(pointer)?.[0];
  if (link !== undefined) return leftOut(now, link, `link that cannot be followed, ignored`);
  const operation = /^\/paths\/[^/]+\/[a-z]+(?=\/|$)/.exec(pointer)?.[0];
  if (/\/schemas?(\/|$)/.test(pointer)) return leftOut(now, pointer, 'part of a schema that cannot be used, ignored');
  return operation === undefined
    ? leftOut(now, pointer, 'part of the document that cannot be used, ignored')
    : unreachable(now, operation, message);
}

function leftOut(now: RepairedDocument, pointer: Pointer, reason: string): RepairedDocument {
  const found = at(now.document, pointer);
  if (found === undefined) return now;
  const isSchema = /\/schema$|\/schemas\/[^/]+$/.test(pointer);
  const warning: DocumentWarning = { reason, pointer, found: JSON.stringify(found).slice(0, 80) };
  return { ...now, document: changed(now.document, pointer, isSchema ? true : undefined), warnings: [...now.warnings, warning] };
}

function unreachable(now: RepairedDocument, pointer: Pointer, reason: string): RepairedDocument {
  const operation = at(now.document, pointer);
  if (operation === undefined) return now;
  const [, path = '', method = ''] = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const id = member(operation, 'operationId');
  const out: OutOfReach = { operation: String(id), method: method.toUpperCase(), path, reason, pointer };
  return { ...now, document: changed(now.document, pointer, undefined), outOfReach: [...now.outOfReach, out] };
}

function changed(document: JsonObject, pointer: Pointer, value: Json | undefined): JsonObject {
  const made = value === undefined ? without(document, pointer) : withValue(document, pointer, value);
  return isObject(made) ? made : document;
}
