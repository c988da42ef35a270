import type { Json } from '../../src/json/json.ts';

/** A body as JSON, or why it is not JSON. */
export type JsonReading = { readonly kind: 'json'; readonly value: Json } | { readonly kind: 'broken'; readonly why: string };

/** The greatest depth of nested arrays and objects. */
const DEEPEST = 100;

/** Parses a body strictly: UTF-8 without a byte order mark, one JSON value, at most `DEEPEST` levels. */
export function readJson(bytes: Uint8Array): JsonReading {
  if (bytes.byteLength === 0) return { kind: 'broken', why: 'it is empty' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { kind: 'broken', why: 'it is not UTF-8' };
  }
  try {
    // `JSON.parse` returns JSON values.
    const value = JSON.parse(text) as Json;
    if (deeperThan(value, DEEPEST)) return { kind: 'broken', why: `it is nested more than ${DEEPEST} levels deep` };
    return { kind: 'json', value };
  } catch {
    return { kind: 'broken', why: 'it cannot be parsed' };
  }
}

/** It is not recursive, because deep values would overflow the stack. */
function deeperThan(value: Json, levels: number): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.filter((inner) => typeof inner === 'object' && inner !== null).flatMap((inner) => Object.values(inner ?? {}));
    if (level.length === 0) return false;
  }
  return true;
}
