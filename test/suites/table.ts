import type { FindingCode } from '../../src/model/finding-codes.ts';
import type { Observation } from '../../src/model/requirement.ts';
import * as x from './exchanges.ts';
import { enveloped } from './formats.ts';
import { answer, blames, page, refusedWith } from './observe.ts';

/** For a requirement: exchanges that conform, those that do not with what is found, and those that say nothing about it. */
export interface Row {
  readonly passes: readonly Observation[];
  readonly fails: readonly (readonly [Observation, FindingCode])[];
  readonly silent: readonly Observation[];
}

const invalid = x.plainError(400, 'INVALID', x.fieldsOf('name'));
const broken = x.plainError(400, 'BROKEN');
const noKey = x.plainError(401, 'NO_KEY');
const missing = x.wrapped(404, 404, { detail: 12 });
const lost = page(404, '<h1>Not Found</h1>');
const keyAndBody = (given: Parameters<typeof x.malformed>[0]) =>
  x.malformed(given, {
    cause: { kind: 'key-and-body', how: 'malformed-json' },
    expect: refusedWith(['NO_KEY', 'BROKEN']),
    key: { kind: 'wrong' },
  });
const readOnlyRead = (given: Parameters<typeof x.bulk>[0]) =>
  x.valid(given, { operation: 'look', key: { kind: 'state' }, states: ['the key may only read'] });
const tooMany = (given: Parameters<typeof x.bulk>[0]) =>
  x.bulk(given, [], { cause: { kind: 'bulk-size', size: 6, bound: 'max' }, expect: refusedWith(['INVALID'], blames([['things']])) });
const spent = (given: Parameters<typeof x.bulk>[0]) => x.inState('the limit is spent', ['SLOW'], given);
const slow = (...headers: readonly [string, string][]) => x.plainError(429, 'SLOW', {}, headers);
const trace = (text: string) => x.invalid(x.plainError(400, 'INVALID', { message: text, ...x.fieldsOf('name') }));

export const TABLE: Readonly<Record<string, Row>> = {
  'transport/answers': {
    passes: [x.valid(), x.nowhere(lost)],
    fails: [
      [x.valid('timeout'), 'no-answer'],
      [x.nowhere('reset'), 'no-answer'],
    ],
    silent: [x.valid('cancelled')],
  },
  'transport/json': {
    passes: [x.malformed(broken), x.malformed({ ...broken, headers: [['content-type', 'application/problem+json; charset=utf-8']] })],
    fails: [
      [x.malformed(page(400, '<h1>Bad</h1>')), 'not-json'],
      [x.malformed(page(400, '')), 'not-json'],
      [x.malformed({ ...broken, headers: [['content-type', 'text/html']] }), 'media-type'],
      [x.envelopedRefusal(['404'], page(503, 'x')), 'not-json'],
    ],
    silent: [x.valid(), x.nowhere(lost), x.envelopedRefusal(['404'], lost), x.open(page(415, 'no'), { kind: 'media-type', how: 'text' })],
  },
  'transport/status-documented': {
    passes: [x.invalid(invalid), x.envelopedRefusal(['12'], x.wrapped(200, 404, { detail: 12 })), x.envelopedRefusal(['12'], lost)],
    fails: [
      [x.invalid(x.plainError(422, 'INVALID')), 'status-undocumented'],
      [x.valid(page(301, '')), 'status-undocumented'],
    ],
    silent: [
      x.valid(x.thing({}, 202)),
      x.nowhere(page(405, '')),
      x.open(page(415, ''), { kind: 'media-type', how: 'text' }),
      x.open(page(413, ''), { kind: 'large-body', bytes: 1 }),
    ],
  },
  'transport/no-server-error': {
    passes: [x.valid(), x.nowhere(lost), x.invalid(invalid)],
    fails: [
      [x.malformed(x.plainError(500, 'CRASH')), 'server-error'],
      [x.nowhere(page(502, 'x')), 'server-error'],
      [x.open(x.plainError(500, 'CRASH')), 'server-error'],
      [x.envelopedRefusal(['11'], x.wrapped(200, 502)), 'server-error'],
    ],
    silent: [
      x.nowhere(page(501, '')),
      x.inState('the server fails', ['CRASH'], x.plainError(500, 'CRASH')),
      x.envelopedRefusal(['502'], page(502, 'x')),
      x.valid('timeout'),
    ],
  },
  'transport/policy': {
    passes: [x.envelopedRefusal(['12'], missing), x.envelopedRefusal(['12'], x.wrapped(200, 404))],
    fails: [[x.envelopedRefusal(['12'], x.wrapped(400, 404)), 'status-against-body']],
    silent: [
      x.envelopedRefusal(['404'], lost),
      x.valid(answer(200, { code: 0, message: 'ok', data: {} }), { format: enveloped, operation: 'call' }),
    ],
  },
  'envelope/shape': {
    passes: [
      x.invalid(invalid),
      x.malformed(x.plainError(400, 'BROKEN', { fields: null, extra: [1] })),
      x.invalid(answer(400, { error: { code: 'INVALID', message: 'x' } })),
    ],
    fails: [
      [x.invalid(answer(400, { message: 'Bad Request' })), 'no-code'],
      [x.invalid(answer(400, [])), 'no-code'],
      [x.invalid(x.plainError(400, 'INVALID', { message: 7 })), 'error-shape'],
      [x.invalid(x.plainError(400, 'INVALID', { fields: ['name'] })), 'error-shape'],
    ],
    silent: [x.valid(), x.nowhere(answer(404, {})), x.envelopedRefusal(['404'], lost)],
  },
  'envelope/success-shape': {
    passes: [
      x.valid(x.thing({ extra: 1 })),
      x.valid(answer(201, { id: '1' })),
      x.valid(page(200, '<svg/>', 'image/svg+xml; charset=utf-8'), { operation: 'draw' }),
    ],
    fails: [
      [x.valid(answer(201, { trace: 'x' })), 'success-shape'],
      [x.valid(page(201, '<html>')), 'success-media-type'],
      [x.valid(page(201, '', 'application/json')), 'empty-success'],
      [x.valid(page(200, '{}', 'application/json'), { operation: 'draw' }), 'success-media-type'],
    ],
    silent: [x.invalid(invalid), x.bulkAnswer(), x.valid(x.thing({}, 202))],
  },
  'envelope/error-is-no-success': {
    passes: [x.valid(), x.valid(x.thing({ error: null })), x.invalid(invalid), x.envelopedRefusal(['12'], x.wrapped(200, 404))],
    fails: [
      [x.invalid({ ...invalid, status: 200 }), 'error-in-success'],
      [x.valid({ ...x.thing(), headers: [['content-type', 'application/problem+json']] }), 'error-in-success'],
      [x.envelopedRefusal(['11'], x.wrapped(200, 0, { detail: 11 })), 'error-in-success'],
      [x.envelopedRefusal(['11'], x.wrapped(400, 0)), 'success-in-error-status'],
    ],
    silent: [x.nowhere(answer(200, { error: {} })), x.envelopedRefusal(['404'], lost)],
  },
  'envelope/message': {
    passes: [x.invalid(invalid), x.bulkAnswer()],
    fails: [
      [x.invalid(x.plainError(400, 'INVALID', { message: ' ' })), 'no-message'],
      [x.invalid(x.plainError(400, 'INVALID', { fields: [{ field: 'name', message: '' }] })), 'no-entry-message'],
      [x.bulkAnswer({ bad: [{ at: 1, why: [{ field: 'name', message: '' }] }] }), 'no-entry-message'],
    ],
    silent: [x.valid(), x.bulkAnswer({ bad: [] })],
  },
  'envelope/no-data': {
    passes: [x.invalid(invalid), x.invalid(answer(400, { error: { code: 'INVALID', message: 'x' }, data: null }))],
    fails: [[x.invalid(answer(400, { error: { code: 'INVALID', message: 'x' }, data: { id: 1 } })), 'data-in-error']],
    silent: [x.valid(x.thing({ data: { id: 1 } }))],
  },
  'envelope/request-id': {
    passes: [x.valid(), x.invalid(invalid)],
    fails: [
      [x.valid(answer(201, { id: '1' })), 'no-request-id'],
      [x.invalid(answer(400, { error: { code: 'INVALID', message: 'x' }, trace: 7 })), 'no-request-id'],
      [x.invalid(answer(400, { error: { code: 'INVALID', message: 'x' }, trace: '' })), 'no-request-id'],
    ],
    silent: [x.valid(page(200, '<svg/>', 'image/svg+xml'), { operation: 'draw' }), x.nowhere(lost)],
  },
  'envelope/request-id-uuid': {
    passes: [x.valid()],
    fails: [[x.valid(x.thing({ trace: 'req-1' })), 'not-a-uuid']],
    silent: [x.valid(answer(201, { id: '1' })), x.nowhere(lost)],
  },
  'codes/documented': {
    passes: [x.invalid(invalid), x.inState('x', ['OPEN'], x.plainError(409, 'ANYTHING'), { key: { kind: 'good' } })],
    fails: [
      [x.invalid(x.plainError(400, 'BAD_INPUT')), 'unknown-code'],
      [x.invalid(x.plainError(409, 'ANYTHING'), ['name'], { operation: 'look' }), 'unknown-code'],
      [x.invalid(x.plainError(403, 'NO_WRITE'), ['name'], { operation: 'look' }), 'code-of-writes'],
      [x.envelopedRefusal(['404'], x.wrapped(200, 403), { operation: 'fetch' }), 'code-of-writes'],
    ],
    silent: [x.valid(), x.nowhere(x.plainError(405, 'NO_METHOD')), x.open(x.plainError(415, 'TYPE'), { kind: 'media-type', how: 'text' })],
  },
  'codes/documented-detail': {
    passes: [x.envelopedRefusal(['12'], missing), x.envelopedRefusal(['12'], x.wrapped(404, 404, { detail: 77 }))],
    fails: [[x.envelopedRefusal(['12'], x.wrapped(400, 400, { detail: 15 })), 'unknown-detail']],
    silent: [x.envelopedRefusal(['12'], x.wrapped(404, 404, { detail: 0 })), x.envelopedRefusal(['12'], x.wrapped(404, 404))],
  },
  'codes/status': {
    passes: [x.invalid(invalid), x.envelopedRefusal(['12'], missing), x.envelopedRefusal(['12'], x.wrapped(200, 400, { detail: 12 }))],
    fails: [
      [x.invalid(x.plainError(404, 'INVALID')), 'wrong-status'],
      [x.envelopedRefusal(['11'], x.wrapped(404, 404, { detail: 11 })), 'wrong-class'],
    ],
    silent: [x.valid(), x.nowhere(x.plainError(404, 'INVALID'))],
  },
  'codes/cause': {
    passes: [
      x.invalid(invalid),
      x.open(x.plainError(400, 'BROKEN')),
      x.envelopedRefusal(['12'], missing),
      x.envelopedRefusal(['12'], x.wrapped(404, 404)),
      x.envelopedRefusal(['404'], missing),
    ],
    fails: [
      [x.invalid(x.thing()), 'accepted'],
      [x.malformed(invalid), 'wrong-code'],
      [x.withKey(invalid), 'wrong-code'],
      [x.envelopedRefusal(['12'], x.wrapped(400, 400)), 'no-detail'],
      [x.envelopedRefusal(['12'], x.wrapped(400, 400, { detail: 11 })), 'wrong-code'],
      [x.envelopedRefusal(['11'], lost), 'unreadable-answer'],
    ],
    silent: [
      x.valid(),
      x.valid(invalid),
      x.withKey(x.thing()),
      x.inState('the key is revoked', ['NO_KEY'], x.thing()),
      x.inState('the key may only read', ['NO_WRITE'], x.thing()),
      tooMany(answer(201, x.bulkBody())),
      x.open(x.thing()),
      x.nowhere(lost),
      x.envelopedRefusal(['12'], lost),
      x.open(page(415, ''), { kind: 'media-type', how: 'text' }),
      x.open(page(413, ''), { kind: 'lenient-json', how: 'depth' }),
    ],
  },
  'codes/message': {
    passes: [x.envelopedRefusal(['12'], x.wrapped(404, 404, { detail: 12, message: ' Not found ' }))],
    fails: [[x.envelopedRefusal(['12'], missing), 'other-message']],
    silent: [x.envelopedRefusal(['12'], x.wrapped(404, 404)), x.invalid(invalid)],
  },
  'access/key-required': {
    passes: [x.withKey(noKey), x.withKey(invalid)],
    fails: [[x.withKey(x.thing()), 'let-in']],
    silent: [x.withKey(x.thing(), 'wrong'), x.valid()],
  },
  'access/key-exact': {
    passes: [x.withKey(noKey, 'wrong'), x.inState('the key is revoked', ['NO_KEY'], noKey)],
    fails: [
      [x.withKey(x.thing(), 'wrong'), 'let-in'],
      [x.inState('the key is revoked', ['NO_KEY'], x.thing()), 'let-in'],
      [keyAndBody(x.thing()), 'let-in'],
    ],
    silent: [x.withKey(x.thing()), x.valid(), spent(x.thing()), x.inState('the key may only read', ['NO_WRITE'], x.thing())],
  },
  'access/permission': {
    passes: [x.inState('the key may only read', ['NO_WRITE'], x.plainError(403, 'NO_WRITE')), readOnlyRead(x.thing({}, 200))],
    fails: [
      [x.inState('the key may only read', ['NO_WRITE'], x.thing()), 'write-let-in'],
      [readOnlyRead(x.plainError(404, 'MISSING')), 'read-refused'],
    ],
    silent: [x.valid(), spent(slow()), x.withKey(x.thing())],
  },
  'access/key-before-body': {
    passes: [keyAndBody(noKey)],
    fails: [[keyAndBody(broken), 'body-before-key']],
    silent: [x.malformed(broken), keyAndBody(x.thing())],
  },
  'fields/present': {
    passes: [x.invalid(invalid), x.valid(invalid)],
    fails: [
      [x.invalid(x.plainError(400, 'INVALID')), 'no-fields'],
      [x.invalid(x.plainError(400, 'INVALID', { fields: null })), 'no-fields'],
      [x.invalid(x.plainError(400, 'INVALID', x.fieldsOf(''))), 'no-fields'],
    ],
    silent: [x.malformed(broken), x.nowhere(x.plainError(404, 'INVALID'))],
  },
  'fields/names-cause': {
    passes: [
      x.invalid(invalid),
      x.invalid(x.plainError(400, 'INVALID', x.fieldsOf('name', 'name', 'size'))),
      x.invalid(invalid, ['name', 'size']),
      x.invalid(invalid, [], { expect: refusedWith(['INVALID'], { must: [], may: [], any: true }) }),
    ],
    fails: [[x.invalid(x.plainError(400, 'INVALID', x.fieldsOf('size'))), 'not-named']],
    silent: [x.invalid(broken), x.valid(invalid), x.invalid(invalid, [], { expect: refusedWith(['INVALID']) })],
  },
  'fields/blames-only-cause': {
    passes: [
      x.invalid(invalid),
      x.invalid(x.plainError(400, 'INVALID', x.fieldsOf('name', 'size')), ['name'], {
        expect: refusedWith(['INVALID'], blames([['name']], ['size'])),
      }),
    ],
    fails: [[x.invalid(x.plainError(400, 'INVALID', x.fieldsOf('name', 'size'))), 'sound-field']],
    silent: [
      x.invalid(x.plainError(400, 'INVALID', x.fieldsOf('size')), ['name'], { cause: { kind: 'case', name: 'c', states: [] } }),
      x.invalid(invalid, [], { expect: refusedWith(['INVALID'], { must: [], may: [], any: true }) }),
    ],
  },
  'fields/complete': {
    passes: [
      x.invalid(x.plainError(400, 'INVALID', x.fieldsOf('name', 'size')), ['name', 'size']),
      x.bulk(
        answer(
          201,
          x.bulkBody({
            bad: [
              {
                at: 1,
                why: [
                  { field: 'name', message: 'x' },
                  { field: 'size', message: 'x' },
                ],
              },
            ],
          }),
        ),
        x.TWO_BROKEN,
      ),
    ],
    fails: [
      [x.invalid(invalid, ['name', 'size']), 'not-all-named'],
      [x.bulk(answer(201, x.bulkBody()), x.TWO_BROKEN), 'item-not-all-named'],
    ],
    silent: [x.invalid(invalid), x.bulkAnswer(), x.valid()],
  },
  'fields/only-with-validation': {
    passes: [x.malformed(broken), x.malformed(x.plainError(400, 'BROKEN', { fields: [] }))],
    fails: [[x.malformed(x.plainError(400, 'BROKEN', x.fieldsOf('name'))), 'fields-beside']],
    silent: [x.invalid(invalid), x.valid()],
  },
  'accept/valid': {
    passes: [x.valid()],
    fails: [
      [x.valid(invalid), 'refused'],
      [x.valid(lost, { format: enveloped, operation: 'call' }), 'refused'],
    ],
    silent: [x.invalid(invalid), x.open(invalid, { kind: 'valid', variant: 'PUT of nothing' }), readOnlyRead(invalid), x.bulk(invalid, [])],
  },
  'accept/status': {
    passes: [x.valid(), x.bulkAnswer({}, 200), x.open(x.thing())],
    fails: [
      [x.valid(x.thing({}, 200)), 'success-status'],
      [x.bulk(answer(200, x.bulkBody()), []), 'success-status'],
    ],
    silent: [x.invalid(invalid), x.nowhere(x.thing({}, 200))],
  },
  'bulk/shape': {
    passes: [x.bulkAnswer(), x.bulkAnswer({ more: 1 }), x.bulkAnswer({ bad: [{ at: '1', why: [] }] })],
    fails: [
      [x.bulkAnswer({ made: null }), 'bulk-shape'],
      [x.bulkAnswer({ bad: [{ at: 1, fields: [] }] }), 'bulk-shape'],
      [x.bulkAnswer({ sum: {} }), 'bulk-shape'],
      [x.bulk(page(201, 'done', 'text/plain')), 'bulk-not-json'],
    ],
    silent: [x.bulk(invalid), x.valid()],
  },
  'bulk/counts': {
    passes: [x.bulkAnswer()],
    fails: [
      [x.bulkAnswer({ sum: { sent: 2, ok: 2, ko: 1 } }), 'count'],
      [x.bulkAnswer({ sum: { sent: 3, ok: 3, ko: 1 } }), 'count'],
      [x.bulkAnswer({ sum: { sent: 3, ok: 2, ko: 2 } }), 'count'],
    ],
    silent: [x.bulk(invalid), x.valid()],
  },
  'bulk/index-range': {
    passes: [x.bulkAnswer()],
    fails: [
      [x.bulkAnswer({ bad: [{ at: 3, why: [] }] }), 'index-no-position'],
      [x.bulkAnswer({ bad: [{ at: -1, why: [] }] }), 'index-no-position'],
      [x.bulkAnswer({ bad: [{ at: '1', why: [] }] }), 'index-no-position'],
      [x.bulkAnswer({ bad: [{ at: 0.5, why: [] }] }), 'index-no-position'],
      [x.bulkAnswer({ bad: [{ why: [] }] }), 'index-no-position'],
    ],
    silent: [x.bulkAnswer({ bad: [] }), x.bulk(invalid)],
  },
  'bulk/index-unique': {
    passes: [
      x.bulkAnswer({
        bad: [
          { at: 1, why: [] },
          { at: 0, why: [] },
        ],
      }),
    ],
    fails: [
      [
        x.bulkAnswer({
          bad: [
            { at: 1, why: [] },
            { at: 1, why: [] },
          ],
        }),
        'index-twice',
      ],
    ],
    silent: [x.bulkAnswer({ bad: [] }), x.valid()],
  },
  'bulk/index-exact': {
    passes: [x.bulkAnswer(), x.bulk(answer(201, x.bulkBody({ bad: [] })), [])],
    fails: [
      [x.bulkAnswer({ bad: [{ at: 2, why: [] }] }), 'index-of-good'],
      [x.bulkAnswer({ bad: [] }), 'index-missing'],
      [
        x.bulkAnswer({
          bad: [
            { at: 1, why: [] },
            { at: 2, why: [] },
          ],
        }),
        'index-of-good',
      ],
    ],
    silent: [x.bulk(invalid), x.valid()],
  },
  'bulk/item-fields': {
    passes: [
      x.bulkAnswer(),
      x.bulk(answer(201, x.bulkBody({ bad: [{ at: 1, why: [{ field: 'anything', message: 'x' }] }] })), x.NO_OBJECT),
    ],
    fails: [
      [x.bulkAnswer({ bad: [{ at: 1, why: [] }] }), 'item-no-fields'],
      [x.bulkAnswer({ bad: [{ at: 1, why: [{ field: 'size', message: 'x' }] }] }), 'item-not-named'],
      [
        x.bulkAnswer({
          bad: [
            {
              at: 1,
              why: [
                { field: 'name', message: 'x' },
                { field: 'size', message: 'x' },
              ],
            },
          ],
        }),
        'item-sound-field',
      ],
      [x.bulk(answer(201, x.bulkBody({ bad: [{ at: 1, why: [{ field: ' ', message: 'x' }] }] })), x.NO_OBJECT), 'item-no-fields'],
    ],
    silent: [x.bulk(answer(201, x.bulkBody({ bad: [] })), []), x.bulk(invalid)],
  },
  'bulk/created-exact': {
    passes: [x.bulkAnswer(), x.bulkAnswer({ made: [{ name: 'c' }, { name: ' a ' }] })],
    fails: [
      [x.bulkAnswer({ made: [{ name: 'a' }] }), 'created-too-few'],
      [x.bulkAnswer({ made: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }), 'created-too-many'],
      [x.bulkAnswer({ made: [{ name: 'a' }, { name: 'a' }] }), 'created-differs'],
    ],
    silent: [x.bulk(invalid), x.valid()],
  },
  'bulk/limits': {
    passes: [tooMany(x.plainError(400, 'INVALID', x.fieldsOf('things')))],
    fails: [[tooMany(answer(201, x.bulkBody())), 'bulk-size-accepted']],
    silent: [x.bulkAnswer(), x.valid()],
  },
  'bulk/partial-is-success': {
    passes: [x.bulkAnswer(), x.bulk(answer(201, x.bulkBody()), [])],
    fails: [
      [x.bulk(invalid), 'partial-refused'],
      [x.bulk(invalid, []), 'partial-refused'],
    ],
    silent: [
      x.bulk(
        invalid,
        [0, 1, 2].map((index) => ({ ...x.NO_OBJECT[0], index, violations: [], blame: blames([]) })),
      ),
      x.valid(),
    ],
  },
  'leaks/internals': {
    passes: [
      x.valid(),
      trace('The field is required at position 3.'),
      x.valid(x.thing({ note: 'see /var/www/site/index.php and SELECT a FROM b WHERE c' })),
      x.invalid(x.plainError(400, 'INVALID', { message: 'No such thing: /usr/src/app/secret.js:12' }), ['name'], {
        body: { name: '/usr/src/app/secret.js:12' },
      }),
      x.nowhere(page(404, '<!DOCTYPE html><pre>Cannot POST /x</pre>')),
      x.envelopedRefusal(['404'], page(404, '<html><head><title>404 Not Found</title></head><body>nginx</body></html>')),
    ],
    fails: [
      [trace('TypeError: x\n    at Object.<anonymous> (/app/server.js:10:5)'), 'stack-trace'],
      [trace('java.lang.NullPointerException'), 'stack-trace'],
      [trace('Traceback (most recent call last):\n  File "/app/main.py", line 3, in f'), 'stack-trace'],
      [trace('panic: x\n\ngoroutine 1 [running]:\nmain.main()'), 'stack-trace'],
      [trace('PHP Fatal error: Uncaught Error: x in /var/www/a.php:3'), 'stack-trace'],
      [trace("app/models/a.rb:12:in `save'"), 'stack-trace'],
      [trace('System.NullReferenceException: x\n   at App.Api.Get(String id) in C:\\app\\Api.cs:line 12'), 'stack-trace'],
      [trace("thread 'main' panicked at src/main.rs:2:5"), 'stack-trace'],
      [trace('failed in /usr/src/app/routes/things.js:12'), 'source-path'],
      [trace('cannot open C:\\inetpub\\app\\web.config'), 'source-path'],
      [trace('ORA-00933: command not properly ended'), 'query'],
      [trace('SQLSTATE[42000]'), 'query'],
      [trace('syntax error at or near "x"'), 'query'],
      [trace('SELECT id, name FROM things WHERE id = 1'), 'query'],
      [trace('You have an error in your SQL syntax'), 'query'],
      [x.nowhere(page(404, 'Error: x\n    at f (/app/server.js:10:5)')), 'stack-trace'],
      [x.envelopedRefusal(['404'], page(404, 'Error: x\n    at f (/app/server.js:10:5)')), 'stack-trace'],
      [
        x.malformed(
          page(400, '<!DOCTYPE html><html lang="en"><head><title>Error</title></head><body><pre>Cannot POST /x</pre></body></html>'),
        ),
        'framework-page',
      ],
    ],
    silent: [x.valid('timeout')],
  },
  'leaks/secrets': {
    passes: [x.valid()],
    fails: [
      [x.valid({ ...x.thing(), leaked: true }), 'secret-repeated'],
      [x.withKey({ ...noKey, leaked: true }, 'wrong'), 'secret-repeated'],
    ],
    silent: [x.withKey(noKey), x.valid('timeout')],
  },
  'limits/rate': {
    passes: [spent(slow(['retry-after', '30'])), spent(slow(['retry-after', 'Wed, 21 Oct 2026 07:28:00 GMT'])), spent(slow())],
    fails: [
      [spent(x.plainError(429, 'BROKEN')), 'limit-code'],
      [spent(slow(['retry-after', 'soon'])), 'retry-after-form'],
      [spent(slow(['retry-after', '-1'])), 'retry-after-form'],
      [spent(slow(['retry-after', '1.5'])), 'retry-after-form'],
    ],
    silent: [x.valid(), x.invalid(invalid), x.nowhere(slow())],
  },
  'limits/retry-after': {
    passes: [spent(slow(['retry-after', '30']))],
    fails: [[spent(slow()), 'no-retry-after']],
    silent: [x.valid(), x.invalid(invalid)],
  },
  'limits/headers': {
    passes: [x.valid(), x.invalid(invalid), spent(x.plainError(429, 'SLOW'))],
    fails: [
      [x.valid(answer(201, { id: '1' })), 'no-limit-header'],
      [x.valid(answer(201, { id: '1' }, ['x-limit', 'many'], ['x-left', '1'])), 'limit-header-form'],
    ],
    silent: [x.withKey(noKey), x.inState('the key is revoked', ['NO_KEY'], answer(401, {})), x.nowhere(lost)],
  },
};
