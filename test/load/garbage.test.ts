import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isArray, isObject, type Json, member } from '../../src/json/json.ts';
import { at, type Pointer, pointer, without, withValue } from '../../src/json/pointer.ts';
import { validator } from '../../src/schema/validate.ts';
import { parcels, schemaPlaces, tried } from './parcels.ts';

/** The places of all members and elements below a place. */
function placesBelow(value: Json | undefined, where: Pointer): readonly Pointer[] {
  const names = isArray(value) ? value.map((_, index) => index) : isObject(value) ? Object.keys(value) : [];
  return names.flatMap((name) => {
    const place = where + pointer(name);
    return [place, ...placesBelow(at(value, pointer(name)), place)];
  });
}

const garbage = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }).map((value): Json => JSON.parse(JSON.stringify(value))),
  fc.constantFrom<Json>(
    '',
    '/',
    '/~',
    '#',
    '$ref',
    '__proto__',
    'constructor',
    -1,
    1e300,
    null,
    [],
    {},
    [[]],
    { $ref: '#' },
    { $ref: '#/x' },
    [null],
    [''],
  ),
);

const change = fc.oneof(fc.record({ put: garbage }), fc.constant({ put: undefined }));

function changed(where: Pointer, put: Json | undefined): Json {
  return put === undefined ? without(parcels, where) : withValue(parcels, where, put);
}

/** With one place broken, loading throws nothing but a `DescriptionError` that says where; and where nothing is wrong, every schema can be used. */
function loadsOrRefuses(places: readonly Pointer[], numRuns: number): void {
  fc.assert(
    fc.property(fc.constantFrom(...places), change, (where, { put }) => {
      const document = changed(where, put);
      if (!isObject(document)) return;
      const { format, problems } = tried(document);
      for (const { message, pointer: place } of problems) {
        expect(place).toMatch(/^(\/|$)/);
        expect(message).not.toMatch(/undefined|\[object/);
      }
      if (format !== undefined) for (const place of schemaPlaces(format)) validator(format, place)(put);
    }),
    { seed: 1, numRuns },
  );
}

test('refuses garbage anywhere in x-error-format with nothing but a DescriptionError', { timeout: 60_000 }, () => {
  loadsOrRefuses(placesBelow(member(parcels, 'x-error-format'), '/x-error-format'), 150);
});

test('refuses garbage anywhere in the description with nothing but a DescriptionError', { timeout: 60_000 }, () => {
  loadsOrRefuses(placesBelow(parcels, ''), 150);
});
