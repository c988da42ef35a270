import type { Json } from '../../src/json/json.ts';

/** The bytes of a body as JSON, or `undefined` where they are none. */
export type JsonReader = (bytes: Uint8Array) => { readonly value: Json } | undefined;

/** Levels of arrays and objects that are taken at most. */
const DEEPEST = 100;

/** Reads strictly: UTF-8 without a byte order mark, one JSON value, at most `DEEPEST` levels. */
export const readJson: JsonReader = (bytes) => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // JSON.parse gives nothing but JSON values.
    const value = JSON.parse(text) as Json;
    return depthOf(value) > DEEPEST ? undefined : { value };
  } catch {
    return undefined;
  }
};

/** How many levels of arrays and objects a value has; level by level, because recursion would end with the stack. */
export function depthOf(value: Json): number {
  let depth = 0;
  for (let level = [value].filter(isContainer); level.length > 0; depth++)
    level = level.flatMap((inner) => Object.values(inner).filter(isContainer));
  return depth;
}

function isContainer(value: Json): value is Extract<Json, object> {
  return typeof value === 'object' && value !== null;
}
