import * as x from '../exchanges.ts';
import { answer, page } from '../observe.ts';
import { invalid, lost, missing, type Rows, tooMany } from './shared.ts';

export const codes: Rows = {
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
      [x.envelopedRefusal(['404', '11'], missing), 'wrong-code'],
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
};
