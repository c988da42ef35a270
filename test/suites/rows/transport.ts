import * as x from '../exchanges.ts';
import { enveloped } from '../formats.ts';
import { answer, page } from '../observe.ts';
import { broken, invalid, lost, missing, type Rows } from './shared.ts';

export const transport: Rows = {
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
};
