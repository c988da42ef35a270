import { isArray, isObject, type Json, type JsonObject, member } from './json.ts';

/** A JSON Pointer (RFC 6901): `''` is the whole document, `/error/code` a member of a member. */
export type Pointer = string;

/** Caches the tokens of pointers, since the same few are used again and again. Answers may contain many and long ones, so the cache is bounded. */
const MOST_CACHED = 2000;
const LONGEST_CACHED = 200;
const cache = new Map<Pointer, readonly string[]>();

/** The unescaped tokens of a pointer; `''` has none. */
export function tokens(pointer: Pointer): readonly string[] {
  const cached = cache.get(pointer);
  if (cached !== undefined) return cached;
  const split = pointer === '' ? [] : pointer.slice(1).split('/').map(unescaped);
  if (cache.size >= MOST_CACHED) cache.clear();
  if (pointer.length <= LONGEST_CACHED) cache.set(pointer, split);
  return split;
}

function unescaped(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}

/** The pointer with these tokens, escaped. */
export function pointer(...parts: readonly (string | number)[]): Pointer {
  let whole = '';
  for (const part of parts) whole += `/${typeof part === 'number' ? part : escaped(part)}`;
  return whole;
}

function escaped(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** The last token: the name of a member, or an index; `''` for the whole document. */
export function lastToken(where: Pointer): string {
  return tokens(where).at(-1) ?? '';
}

/** The value at a pointer; `undefined` if the document has none. */
export function at(document: Json | undefined, where: Pointer): Json | undefined {
  let value = document;
  for (const token of tokens(where)) {
    if (isArray(value)) value = /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else value = member(value, token);
    if (value === undefined) return undefined;
  }
  return value;
}

/** A copy of the document with the value at the pointer set; missing objects on the way are created. */
export function withValue(document: Json | undefined, where: Pointer, value: Json): Json {
  return change(document, tokens(where), value);
}

/** A copy of the document without the member or element at the pointer; the document itself if it has none. */
export function without(document: Json, where: Pointer): Json {
  return at(document, where) === undefined ? document : (change(document, tokens(where), undefined) ?? null);
}

function change(document: Json | undefined, path: readonly string[], value: Json): Json;
function change(document: Json | undefined, path: readonly string[], value: Json | undefined): Json | undefined;
function change(document: Json | undefined, path: readonly string[], value: Json | undefined): Json | undefined {
  const [token, ...rest] = path;
  if (token === undefined) return value;
  if (isArray(document)) {
    const index = token === '-' ? document.length : Number(token);
    const inner = change(document[index], rest, value);
    return inner === undefined ? document.toSpliced(index, 1) : document.toSpliced(index, 1, inner);
  }
  const members = isObject(document) ? document : {};
  const inner = change(member(members, token), rest, value);
  return rebuilt(members, token, inner);
}

/** The object with one member replaced, added at the end, or removed (`undefined`); safe for `__proto__`. */
export function rebuilt(members: JsonObject, name: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...members, [name]: value };
  const { [name]: _, ...rest } = members;
  return rest;
}
