import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isArray, isObject, type Json, member } from '../../src/json/json.ts';
import { at, type Pointer, pointer, without, withValue } from '../../src/json/pointer.ts';
import { parseSource } from '../../src/load/document.ts';
import { validator } from '../../src/schema/validate.ts';
import { parcels, schemaLocations, tried } from './parcels.ts';

/** The locations of all members and elements below a location. */
function locationsBelow(value: Json | undefined, where: Pointer): readonly Pointer[] {
  const names = isArray(value) ? value.map((_, index) => index) : isObject(value) ? Object.keys(value) : [];
  return names.flatMap((name) => {
    const location = where + pointer(name);
    return [location, ...locationsBelow(at(value, pointer(name)), location)];
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

/** With garbage at one location, loading throws only a `DescriptionError` with locations; if it succeeds, all schemas compile. */
function loadsOrRejects(locations: readonly Pointer[], numRuns: number): void {
  fc.assert(
    fc.property(fc.constantFrom(...locations), change, (where, { put }) => {
      const document = changed(where, put);
      if (!isObject(document)) return;
      const { format, problems } = tried(document);
      for (const { message, pointer: location } of problems) {
        expect(location).toMatch(/^(\/|$)/);
        expect(message).not.toMatch(/undefined|\[object/);
      }
      if (format !== undefined) for (const location of schemaLocations(format)) validator(format, location)(put);
    }),
    { seed: 1, numRuns },
  );
}

test('rejects garbage anywhere in x-error-format with a DescriptionError', { timeout: 60_000 }, () => {
  loadsOrRejects(locationsBelow(member(parcels, 'x-error-format'), '/x-error-format'), 150);
});

test('rejects garbage anywhere in the description with a DescriptionError', { timeout: 60_000 }, () => {
  loadsOrRejects(locationsBelow(parcels, ''), 150);
});

test('rejects a file that is nested too deeply with a DescriptionError', () => {
  const text = `{"openapi":"3.1.0","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect(() => parseSource('deep.json', text)).toThrow(/nested more than 500 levels deep/);
});
