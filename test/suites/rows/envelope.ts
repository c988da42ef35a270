import * as x from '../exchanges.ts';
import { answer, page } from '../observe.ts';
import { invalid, lost, type Rows } from './shared.ts';

export const envelope: Rows = {
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
};
