import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { isObject, type Json } from '../json/json.ts';
import { type Pointer, pointer, tokens } from '../json/pointer.ts';
import { DescriptionError, type Problem } from './problems.ts';

/** A file as it was read: its value, and where in the text a place of it stands. */
export interface SourceFile {
  readonly value: Json;
  /** The line (from 1) of a place, or of the nearest place above it. */
  readonly lineOf: (where: Pointer) => number | undefined;
}

/** Reads a YAML or JSON file. A file that is missing, unreadable or malformed is a `DescriptionError` with the line. */
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

/** Why a file cannot be read, in a few words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'the permission is missing';
  return error instanceof Error ? error.message : String(error);
}

/** The same from text; `file` is its name in messages, and says by `.json` that no YAML may stand in it. */
export function parseSource(file: string, text: string): SourceFile {
  const counter = new LineCounter();
  let parsed: Document.Parsed | undefined;
  const asYaml = () => (parsed ??= parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' }));
  const lines = (where: Pointer) => lineOf(asYaml(), counter, where);
  const json = asPlainJson(file, text);
  if (json !== undefined) return { value: json, lineOf: lines };
  const broken = asYaml().errors.map((error): Problem => {
    const { line, col } = counter.linePos(error.pos[0]);
    return { pointer: '', message: `The file cannot be parsed, column ${col}: ${error.message.trim()}.`, line };
  });
  if (broken.length > 0) throw new DescriptionError(file, broken);
  return { value: plain(file, asYaml()), lineOf: lines };
}

/** JSON is read as what it is, since that is much faster than to read it as YAML. */
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

/** V8 tells the line, or that the text ends too early, or quotes the text from ten letters before the mistake. */
function jsonLine(reason: string, text: string): number | undefined {
  const told = /\(line (\d+) column/.exec(reason)?.[1];
  if (told !== undefined) return Number(told);
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

/** YAML knows values that JSON does not (`.inf`, dates, a node within itself): they are noted and become null. */
function asJson(value: unknown, path: readonly (string | number)[], above: readonly object[], problems: Problem[]): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object' || above.includes(value)) {
    problems.push({ pointer: pointer(...path), message: 'This value cannot be written in JSON.' });
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

/** The same, where the top has to be an object. */
export function rootObject(file: string, source: SourceFile): Extract<Json, { readonly [member: string]: Json }> {
  if (isObject(source.value)) return source.value;
  throw new DescriptionError(file, [{ pointer: '', message: 'The file must hold an object.', value: source.value, line: 1 }]);
}
