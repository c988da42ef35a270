import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { DialectFile } from '../../specs/dialect.ts';
import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { merged } from '../json/merge.ts';
import { newAjv } from '../schema/validate.ts';
import { readSource } from './document.ts';
import { overridden } from './inherited.ts';
import { packageRoot } from './package.ts';
import { DescriptionError, type Problem } from './problems.ts';

/** How a framework, a standard or a public API sends errors: keywords of an error format, with real bodies as samples. */
export interface Dialect extends DialectFile {
  /** The name in `extends`: that of its file. */
  readonly name: string;
}

const ENDING = '.yaml';
const loaded = new Map<string, Dialect>();

/** The names of all dialects, sorted: the files of `specs/dialects`. */
export function dialectNames(): readonly string[] {
  return readdirSync(folder())
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
}

/** All dialects, sorted by name. */
export function loadDialects(): readonly Dialect[] {
  return dialectNames().map(loadDialect);
}

/** A dialect by its name, loaded once. An unknown name throws a `DescriptionError` that lists the known ones. */
export function loadDialect(name: string): Dialect {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const names = dialectNames();
  if (!names.includes(name)) throw new DescriptionError(`The dialect ${JSON.stringify(name)}`, [unknownDialect(name, names, '')]);
  const file = join(folder(), name + ENDING);
  const value: unknown = readSource(file).value;
  const made = { name, ...checked(file, value) };
  loaded.set(name, made);
  return made;
}

function folder(): string {
  return join(packageRoot(), 'specs', 'dialects');
}

function checked(file: string, value: unknown): DialectFile {
  isDialect ??= newAjv({ trusted: true }).compile<DialectFile>(readSchema());
  if (isDialect(value)) return value;
  const errors = isDialect.errors ?? [];
  throw new DescriptionError(
    file,
    errors.map(({ instancePath, message = 'is wrong' }) => ({ pointer: instancePath, message })),
  );
}

let isDialect: ValidateFunction<DialectFile> | undefined;

function readSchema(): JsonObject {
  const schema: unknown = JSON.parse(readFileSync(join(packageRoot(), 'specs', 'dialect.schema.json'), 'utf8'));
  return isObject(schema) ? schema : {};
}

/** All keywords of `x-error-format` for a dialect, with its name and title, and a source at each entry of its catalogue. */
export function formatOfDialect({ name, title, source, errorFormat }: Dialect): JsonObject {
  const from = { basis: 'documented', where: `${source.document}, ${source.section}` };
  const entries = entriesOf(errorFormat).map((entry) => (isObject(entry) ? { source: from, ...entry } : entry));
  return { version: 1, name, title, ...errorFormat, catalogue: entries };
}

/**
 * The document with the keywords of the dialect that its `x-error-format` extends. Own keywords are merged over them (RFC 7396), and entries of the
 * catalogue are added, or replace those of the same id. Reports an unknown dialect.
 */
export function withDialect(document: JsonObject, problems: Problem[]): JsonObject {
  const own = member(document, 'x-error-format');
  const name = member(own, 'extends');
  if (!isObject(own) || name === undefined) return document;
  const names = dialectNames();
  if (typeof name !== 'string' || !names.includes(name)) {
    problems.push(unknownDialect(name, names, '/x-error-format/extends'));
    return document;
  }
  const base = formatOfDialect(loadDialect(name));
  const { extends: _, catalogue, ...rest } = own;
  if (rest['complete'] === true && catalogue !== undefined)
    return { ...document, 'x-error-format': overridden(base, { ...rest, catalogue }) };
  const entries = catalogue === undefined || isArray(catalogue) ? withEntries(entriesOf(base), catalogue ?? []) : catalogue;
  return { ...document, 'x-error-format': { ...merged(base, rest), catalogue: entries } };
}

function entriesOf(errorFormat: JsonObject): readonly Json[] {
  const entries = member(errorFormat, 'catalogue');
  return isArray(entries) ? entries : [];
}

function withEntries(base: readonly Json[], own: readonly Json[]): readonly Json[] {
  const ids = own.map(idOf);
  return [...own, ...base.filter((entry) => !ids.includes(idOf(entry)))];
}

function idOf(entry: Json): string {
  return String(member(entry, 'id') ?? member(entry, 'detail') ?? member(entry, 'code'));
}

function unknownDialect(name: Json, names: readonly string[], pointer: string): Problem {
  return { pointer, message: 'There is no such dialect.', value: name, allowed: names };
}
