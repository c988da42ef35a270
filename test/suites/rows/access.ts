import * as x from '../exchanges.ts';
import { broken, invalid, keyAndBody, noKey, type Rows, readOnlyRead, slow, spent } from './shared.ts';

export const access: Rows = {
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
};
