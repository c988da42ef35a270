import { expect, test } from 'vitest';
import { isObject, type Json } from '../../src/json/json.ts';
import { withValue } from '../../src/json/pointer.ts';
import { interactionsOf } from '../../src/pact/interactions.ts';
import { exampleOf } from '../../src/pact/template.ts';
import { parcels, tried } from '../load/parcels.ts';

test('includes read-only members only in answers and write-only members only in requests', () => {
  const changes: readonly (readonly [string, Json])[] = [
    ['/components/schemas/Parcel/properties/id', { type: 'string', readOnly: true }],
    ['/components/schemas/Parcel/properties/secret', { type: 'string', writeOnly: true }],
    ['/components/schemas/Parcel/required', ['to', 'id', 'secret']],
    ['/components/schemas/Parcel/example', { to: 'Robin', id: '7', secret: 'abc' }],
    ['/components/examples/Two/value', { parcels: [{ to: 'Robin', secret: 'abc' }] }],
  ];
  const document = changes.reduce<Json>((all, [where, value]) => withValue(all, where, value), parcels);
  const { format, problems } = tried(isObject(document) ? document : {});
  expect(problems).toEqual([]);
  const made = format === undefined ? [] : interactionsOf(format);
  const success = made.find(({ operation, outcome }) => operation === 'sendParcel' && outcome.kind === 'success');
  const { request, response } = success ?? {};
  const sent = request?.body && exampleOf(request.body);
  expect(sent).toMatchObject({ to: 'Robin', secret: 'abc' });
  expect(sent).not.toHaveProperty('id');
  expect(response?.body && Object.keys(exampleOf(response.body) ?? {}).toSorted()).toEqual(['id', 'to']);
});

test('puts values of provider states into parameters with a slash in their names', () => {
  const changes: readonly (readonly [string, Json])[] = [
    ['/paths/~1parcels~1{id}', { $ref: '#/components/pathItems/OneParcel' }],
    ['/components/pathItems/OneParcel/parameters/1', { name: 'a/b', in: 'query', required: true, schema: { type: 'string' } }],
    ['/components/pathItems/OneParcel/get/x-valid-request/bind', { id: ['/path/id', '/query/a~1b'] }],
    ['/components/pathItems/OneParcel/delete/x-valid-request/query', { 'a/b': 'x' }],
  ];
  const document = changes.reduce<Json>((all, [where, value]) => withValue(all, where, value), parcels);
  const { format, problems } = tried(isObject(document) ? document : {});
  expect(problems).toEqual([]);
  const made = format === undefined ? [] : interactionsOf(format);
  const success = made.find(({ operation, outcome }) => operation === 'readParcel' && outcome.kind === 'success');
  expect(success?.request.query['a/b']).toMatchObject({ kind: 'state', expression: `\${id}` });
});
