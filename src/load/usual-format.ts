import { join } from 'node:path';
import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { merged } from '../json/merge.ts';
import { readSource, rootObject } from './document.ts';
import { packageRoot } from './package.ts';

/** The parts of an error format that a dialect describes: keywords of `x-error-format`, without a name. */
export interface DialectFormat {
  readonly name: string;
  readonly title: string;
  readonly errorFormat: JsonObject;
}

/**
 * The error format of a document that has none: what is usual, with what a dialect says over it. The dialect is custom too, so what it lists weighs as
 * little. Entries that are written for this document come first. The result is `DocumentOptions.errorFormat`.
 */
export function usualFormat(document: JsonObject, dialect?: DialectFormat, written: JsonObject = {}): JsonObject {
  const base = asUsual(usual(), 'RFC 9110, section 15.5');
  const own = dialect === undefined ? {} : asUsual(dialect.errorFormat, dialect.title);
  const catalogue = [...listAt(written, 'catalogue'), ...listAt(own, 'catalogue'), ...listAt(base, 'catalogue')];
  const format = { ...merged(base, own), catalogue: once(catalogue), name: nameOf(document), title: titleOf(document) };
  return { 'x-error-format': format };
}

let known: JsonObject | undefined;

function usual(): JsonObject {
  const file = join(packageRoot(), 'specs', 'usual.yaml');
  known ??= rootObject(file, readSource(file));
  return known;
}

/** Entries with the basis `usual`: no document of this API promises them. */
function asUsual(errorFormat: JsonObject, where: string): JsonObject {
  const entries = listAt(errorFormat, 'catalogue').map((entry): Json => {
    if (!isObject(entry)) return entry;
    return { ...entry, source: { where, ...objectAt(entry, 'source'), basis: 'usual' } };
  });
  return entries.length === 0 ? errorFormat : { ...errorFormat, catalogue: entries };
}

/** Of entries with one id only the first. */
function once(entries: readonly Json[]): readonly Json[] {
  return [...new Map(entries.toReversed().map((entry) => [idOf(entry), entry])).values()].toReversed();
}

function idOf(entry: Json): string {
  return String(member(entry, 'id') ?? member(entry, 'detail') ?? member(entry, 'code'));
}

function titleOf(document: JsonObject): string {
  const title = member(member(document, 'info'), 'title');
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : 'API';
}

/** The title as a short name: `Bookshop API v2` is `bookshop-api-v2`. */
function nameOf(document: JsonObject): string {
  const words = titleOf(document)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '');
  return words.slice(0, 40).replace(/-+$/, '') || 'api';
}

function listAt(value: JsonObject, name: string): readonly Json[] {
  const list = member(value, name);
  return isArray(list) ? list : [];
}

function objectAt(value: JsonObject, name: string): JsonObject {
  const inner = member(value, name);
  return isObject(inner) ? inner : {};
}
