import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { isObject, type Json } from '../json/json.ts';
import { type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { Origin } from '../model/document.ts';
import { DescriptionError, type Problem } from './problems.ts';
import { quickYaml } from './quick-yaml.ts';

/** A parsed YAML or JSON file. */
export interface SourceFile {
  readonly value: Json;
  /** The line (from 1) of a location, or of its nearest parent that has one. */
  readonly lineOf: (where: Pointer) => number | undefined;
  /** For a document that was made of others: where a place of it was written. */
  readonly origin?: (where: Pointer) => Origin;
}

/** Reads a YAML or JSON file. A missing, unreadable or malformed file throws a `DescriptionError` with the line. */
export function readSource(file: string): SourceFile {
  return parseSource(file, textOf(file));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new DescriptionError(file, [{ pointer: '', message: `The file cannot be read: ${reasonOf(error)}.` }]);
  }
}

/** The reason why a file cannot be read, in a few words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'the permission is missing';
  return error instanceof Error ? error.message : String(error);
}

/** No description needs more; what reads one goes down by recursion. */
const MOST_LEVELS = 500;

/** Reports a value that is nested too deeply to be read. */
function refuseDeep(file: string, value: Json): void {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS)
      throw new DescriptionError(file, [{ pointer: '', message: `The file is nested more than ${MOST_LEVELS} levels deep.` }]);
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
}

/** In longer texts that are malformed anyway, double keys are not reported. */
const MOST_CHECKED = 1_000_000;

/** Parses YAML or JSON. `file` is the name used in messages; if it ends in `.json`, the text must be JSON. */
export function parseSource(file: string, text: string): SourceFile {
  const counter = new LineCounter();
  let parsed: Document.Parsed | undefined;
  // Whoever reads the text in a hurry has refused double keys already; to look for them here takes time that grows with the square of their number.
  const asYaml = (uniqueKeys = false) =>
    (parsed ??= parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent', uniqueKeys }));
  const lines = (where: Pointer) => lineOf(asYaml(), counter, where);
  const json = asPlainJson(file, text);
  if (json !== undefined) refuseDeep(file, json);
  if (json !== undefined) return { value: json, lineOf: lines };
  const quick = quickYaml(text);
  if (quick !== undefined) return { value: quick, lineOf: lines };
  const errors = asYaml(text.length < MOST_CHECKED).errors.map((error): Problem => {
    const { line, col } = counter.linePos(error.pos[0]);
    return { pointer: '', message: `The file cannot be parsed, column ${col}: ${error.message.trim()}.`, line };
  });
  if (errors.length > 0) throw new DescriptionError(file, errors);
  return { value: plain(file, asYaml()), lineOf: lines };
}

/** Parses JSON with `JSON.parse`, which is much faster than the YAML parser. */
function asPlainJson(file: string, text: string): Json | undefined {
  const isJson = file.toLowerCase().endsWith('.json');
  if (!isJson && !text.startsWith('{')) return undefined;
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch (error) {
    if (!isJson) return undefined;
    throw new DescriptionError(file, [jsonProblem(reasonOf(error), text)]);
  }
}

function jsonProblem(reason: string, text: string): Problem {
  const line = jsonLine(reason, text);
  return {
    pointer: '',
    message: `The file cannot be read as JSON: ${reason.replace(/\s+/g, ' ')}.`,
    ...(line === undefined ? {} : { line }),
  };
}

/** The line of a JSON error. V8 reports the line, an early end of the text, or an excerpt that starts ten characters before the error. */
function jsonLine(reason: string, text: string): number | undefined {
  const line = /\(line (\d+) column/.exec(reason)?.[1];
  if (line !== undefined) return Number(line);
  const upTo = (end: number) => text.slice(0, end).split('\n').length;
  if (reason.includes('end of JSON')) return upTo(text.trimEnd().length);
  const quoted = /\.\.\."([\s\S]*?)"(?:\.\.\.)? is not valid JSON$/.exec(reason)?.[1];
  const start = quoted === undefined ? -1 : text.indexOf(quoted);
  return start < 0 ? undefined : upTo(start + 10);
}

function plain(file: string, document: Document.Parsed): Json {
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    throw new DescriptionError(file, [{ pointer: '', message: `The file cannot be parsed: ${reasonOf(error)}.` }]);
  }
  const problems: Problem[] = [];
  const json = asJson(value, [], [], problems);
  if (problems.length > 0) throw new DescriptionError(file, problems);
  return json;
}

/** Converts a YAML value to JSON. Values that JSON lacks (`.inf`, dates, circular aliases) are reported and become null. */
function asJson(value: unknown, path: readonly (string | number)[], above: readonly object[], problems: Problem[]): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object' || above.includes(value)) {
    problems.push({ pointer: pointer(...path), message: 'This value does not exist in JSON.' });
    return null;
  }
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((each, index) => asJson(each, [...path, index], inside, problems));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asJson(each, [...path, name], inside, problems)]));
}

function lineOf(document: Document.Parsed, counter: LineCounter, where: Pointer): number | undefined {
  const path = tokens(where);
  for (let length = path.length; length >= 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return counter.linePos(offset).line;
  }
  return undefined;
}

function offsetOf(document: Document.Parsed, path: readonly string[]): number | undefined {
  const node: unknown = document.getIn(path, true);
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  return Array.isArray(node.range) && typeof node.range[0] === 'number' ? node.range[0] : undefined;
}

/** The root of a file that must be an object; throws a `DescriptionError` otherwise. */
export function rootObject(file: string, source: SourceFile): Extract<Json, { readonly [member: string]: Json }> {
  if (isObject(source.value)) return source.value;
  throw new DescriptionError(file, [{ pointer: '', message: 'The file must contain an object.', value: source.value, line: 1 }]);
}
