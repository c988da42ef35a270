import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import { lenient, malformed } from '../../src/plan/derive/broken-json.ts';

/** The value that a strict reader gets from the bytes; `undefined` if it rejects them. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

// fast-check gives JSON values.
const documents = fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())).map((value) => value as Json);

describe('malformed JSON', () => {
  test('generates only texts that a strict reader rejects, for any document', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const { how, bytes } of malformed(document)) expect(parsed(bytes), `${how}: ${bytes.toString()}`).toBeUndefined();
      }),
      { seed: 20_260_115, numRuns: 300 },
    );
  });

  test('names each kind differently and generates the same bytes each time', () => {
    const names = malformed({ a: 1 }).map(({ how }) => how);
    expect(names).toEqual([...new Set(names)]);
    expect(malformed({ a: 1 })).toEqual(malformed({ a: 1 }));
  });
});

/** Pins what Node's reader does with these bodies; a server that does otherwise is equally right. */
test('sends lenient JSON that some readers accept', () => {
  const accepted = lenient({ a: 1 }).map(({ how, bytes }) => [how, parsed(bytes) !== undefined]);
  expect(Object.fromEntries(accepted)).toEqual({
    'byte-order-mark': false,
    'bad-utf-8': false,
    'utf-16': false,
    'lone-surrogate': true,
    'nul-escape': true,
    'duplicate-name': true,
    'deep-nesting': true,
    'huge-number': true,
    'long-integer': true,
    'raw-control-character': false,
    'bad-escape': false,
    'leading-zero': false,
    'plus-sign': false,
    hexadecimal: false,
    'capital-literal': false,
    nan: false,
    infinity: false,
    comment: false,
    'line-comment': false,
    'prototype-name': true,
  });
});
