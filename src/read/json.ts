import { type Json, typeOf } from '../json/json.ts';

/** The content of a body: nothing, a JSON value, or something else. */
export type Parsed = { readonly kind: 'empty' } | { readonly kind: 'json'; readonly value: Json } | { readonly kind: 'not-json' };

/**
 * Deeper values would overflow the stack of the code that walks them. No API sends such values by itself, but it may store and return what
 * it was sent, so deeper parts are valid JSON that is not inspected.
 */
export const MAX_DEPTH = 256;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a body as JSON in UTF-8. Other bytes are not JSON; a byte order mark is skipped (RFC 8259, 8.1). Objects and lists deeper than
 * `MAX_DEPTH` are emptied. Never throws.
 */
export function parsed(body: Uint8Array): Parsed {
  if (body.length === 0) return { kind: 'empty' };
  try {
    const text = UTF8.decode(body);
    if (text.trim() === '') return { kind: 'empty' };
    // `JSON.parse` returns nothing but JSON values.
    const value = JSON.parse(text) as Json;
    const shown = mayBeDeep(text) ? shallow(text) : text;
    return { kind: 'json', value: shown === text ? value : (JSON.parse(shown) as Json) };
  } catch {
    return { kind: 'not-json' };
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Whether there are enough brackets: most answers have few, and these are counted quickly. */
function mayBeDeep(text: string): boolean {
  let count = 0;
  for (const bracket of ['[', '{'])
    for (let place = text.indexOf(bracket); place >= 0; place = text.indexOf(bracket, place + 1)) {
      count += 1;
      if (count > MAX_DEPTH) return true;
    }
  return false;
}

/** A well-formed JSON text without the content of brackets that nest too deep. */
function shallow(text: string): string {
  let depth = 0;
  let inString = false;
  let kept = '';
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1;
      if (depth === MAX_DEPTH + 1) kept += text.slice(from, index + 1);
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      if (depth === MAX_DEPTH + 1) from = index;
      depth -= 1;
    }
  }
  return kept + text.slice(from);
}

/** Whether a value is of a type of JSON; whole numbers are numbers. */
export function isOfType(value: Json | undefined, type: string): boolean {
  if (value === undefined) return false;
  return typeOf(value) === type || (type === 'number' && typeof value === 'number');
}
