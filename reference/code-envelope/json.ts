import type { Json } from '../../src/json/json.ts';

/** Parses the bytes of a body; `undefined` if they are not JSON. */
export type JsonReader = (bytes: Uint8Array) => { readonly value: Json } | undefined;

/** The greatest depth of nested arrays and objects. */
const DEEPEST = 100;

/** Parses strictly: UTF-8 without a byte order mark, one JSON value, at most `DEEPEST` levels. */
export const readJson: JsonReader = (bytes) => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // `JSON.parse` returns JSON values.
    const value = JSON.parse(text) as Json;
    return depthOf(value) > DEEPEST ? undefined : { value };
  } catch {
    return undefined;
  }
};

/** The depth of nested arrays and objects. It is not recursive, because deep values would overflow the stack. */
export function depthOf(value: Json): number {
  let depth = 0;
  for (let level = [value].filter(isContainer); level.length > 0; depth++)
    level = level.flatMap((inner) => Object.values(inner).filter(isContainer));
  return depth;
}

function isContainer(value: Json): value is Extract<Json, object> {
  return typeof value === 'object' && value !== null;
}
