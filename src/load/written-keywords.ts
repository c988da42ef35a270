import type { Extension } from '../../specs/extension.ts';
import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { merged } from '../json/merge.ts';
import { at, type Pointer, pointer, withValue } from '../json/pointer.ts';
import type { Origin } from '../model/document.ts';
import { keywordsOf } from './extension.ts';
import { overridden } from './inherited.ts';
import { DescriptionError, type Problem } from './problems.ts';
import { withMemberKeywords } from './written-members.ts';

/** Keywords of errspec for a document that are written beside it, in `errspec.yaml`: without their `x-`. */
export interface WrittenKeywords {
  /** The file that has them, for messages. */
  readonly file: string;
  /** Merged over `x-error-format` of the document. */
  readonly errorFormat: JsonObject | undefined;
  /** Keywords of operations by operationId, or by method and path: `POST /books`. */
  readonly operations: JsonObject;
  /** The line of a location in the file, from 1. */
  readonly lineOf: (where: Pointer) => number | undefined;
}

/** A document with the keywords merged in, and where those that came from the file are written. */
export interface KeywordedDocument {
  readonly document: JsonObject;
  /** `undefined` for a place that is in the document itself. */
  readonly origin: (where: Pointer) => Origin | undefined;
}

/** The name below which an operation in `errspec.yaml` has keywords of its members and parameters, by request location. */
const MEMBERS = 'members';

/**
 * Merges keywords over a document (RFC 7396: objects by member, `null` removes, lists are replaced). Operations that the document lacks, and words
 * that are no keywords, are a `DescriptionError` about the file of the keywords.
 */
export function withWrittenKeywords(document: JsonObject, keywords: WrittenKeywords): KeywordedDocument {
  const problems: Problem[] = [];
  const places = new Map<Pointer, Pointer>();
  let result = document;
  if (keywords.errorFormat !== undefined) {
    places.set('/x-error-format', '/errorFormat');
    result = { ...result, 'x-error-format': overridden(member(result, 'x-error-format'), keywords.errorFormat) };
  }
  const known = operationsOf(document);
  for (const [name, words] of Object.entries(keywords.operations)) {
    const where = pointer('operations', name);
    const target = known.get(name);
    if (target === undefined)
      problems.push({ pointer: where, message: 'The description has no such operation.', value: name, allowed: [...known.keys()] });
    else if (!isObject(words)) problems.push({ pointer: where, message: 'Here belongs an object of keywords.', value: words });
    else result = withOperation(result, { target, words, where, problems, places });
  }
  if (problems.length > 0)
    throw new DescriptionError(
      keywords.file,
      problems.map((problem) => withLine(problem, keywords)),
    );
  return { document: result, origin: (where) => originIn(keywords, places, where) };
}

function withLine(problem: Problem, { lineOf }: WrittenKeywords): Problem {
  const line = lineOf(problem.pointer);
  return line === undefined ? problem : { ...problem, line };
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The operations of a document by the names that they can be called by. */
function operationsOf(document: JsonObject): ReadonlyMap<string, Pointer> {
  const found = new Map<string, Pointer>();
  const paths = member(document, 'paths');
  for (const [path, item] of Object.entries(isObject(paths) ? paths : {}))
    for (const method of METHODS) {
      const operation = member(item, method);
      if (!isObject(operation)) continue;
      const id = member(operation, 'operationId');
      const where = pointer('paths', path, method);
      found.set(`${method.toUpperCase()} ${path}`, where);
      if (typeof id === 'string' && !found.has(id)) found.set(id, where);
    }
  return found;
}

interface Addition {
  /** The operation in the document. */
  readonly target: Pointer;
  readonly words: JsonObject;
  /** The words in the file of the keywords. */
  readonly where: Pointer;
  readonly problems: Problem[];
  readonly places: Map<Pointer, Pointer>;
}

function withOperation(document: JsonObject, addition: Addition): JsonObject {
  const { target, words, where, problems, places } = addition;
  const patch: Record<string, Json> = {};
  for (const [word, value] of Object.entries(words)) {
    if (word === MEMBERS) continue;
    if (!isKeyword('operation', word)) problems.push(unknownWord('operation', word, where));
    places.set(`${target}/x-${word}`, where + pointer(word));
    patch[`x-${word}`] = value;
  }
  const changed = withValue(document, target, merged(at(document, target), patch));
  return withMembers(isObject(changed) ? changed : document, addition);
}

/** The document with keywords in the schemas of single members of the operation. */
function withMembers(document: JsonObject, { target, words, where, problems }: Addition): JsonObject {
  const members = member(words, MEMBERS);
  let result = document;
  for (const [location, given] of Object.entries(isObject(members) ? members : {})) {
    const place = where + pointer(MEMBERS, location);
    if (!isObject(given)) {
      problems.push({ pointer: place, message: 'Here belongs an object of keywords.', value: given });
      continue;
    }
    for (const word of Object.keys(given)) if (!isKeyword('member', word)) problems.push(unknownWord('member', word, place));
    const patch = Object.fromEntries(Object.entries(given).map(([word, value]) => [`x-${word}`, value]));
    const changed = withMemberKeywords(result, target, location, patch);
    if (changed === undefined) problems.push({ pointer: place, message: 'The request has no such member or parameter.', value: location });
    else result = changed;
  }
  return result;
}

function isKeyword(part: keyof Extension, word: string): boolean {
  return keywordsOf(part).includes(`x-${word}`);
}

function unknownWord(part: keyof Extension, word: string, where: Pointer): Problem {
  const known = keywordsOf(part).map((keyword) => keyword.slice(2));
  return {
    pointer: where + pointer(word),
    message: `Unknown keyword "${word}".`,
    value: word,
    allowed: part === 'operation' ? [...known, MEMBERS] : known,
  };
}

function originIn({ file, lineOf }: WrittenKeywords, places: ReadonlyMap<Pointer, Pointer>, where: Pointer): Origin | undefined {
  for (const [target, written] of places) {
    if (where !== target && !where.startsWith(`${target}/`)) continue;
    const inFile = written + where.slice(target.length);
    const line = lineOf(inFile);
    return { file, pointer: inFile, ...(line === undefined ? {} : { line }) };
  }
  return undefined;
}
