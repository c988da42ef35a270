import type { Format } from '../../../src/model/format.ts';
import * as x from '../exchanges.ts';
import { plain } from '../formats.ts';
import { answer } from '../observe.ts';
import { invalid, lost, noKey, type Rows, slow, spent } from './shared.ts';

/** A format that documents the time of the reset alone. */
const withReset: Format = {
  ...plain,
  limits: { entry: 'SLOW', headers: { reset: 'X-Reset' }, reset: 'time', retryAfter: false, rate: undefined },
};

export const limits: Rows = {
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
    fails: [
      [spent(slow()), 'no-retry-after'],
      [spent(slow(['retry-after', '1764403200'])), 'retry-after-far'],
    ],
    silent: [x.valid(), x.invalid(invalid)],
  },
  'limits/headers': {
    passes: [x.valid(), x.invalid(invalid), spent(x.plainError(429, 'SLOW'))],
    fails: [
      [x.valid(answer(201, { id: '1' })), 'no-limit-header'],
      [x.valid(answer(201, { id: '1' }, ['x-limit', 'many'], ['x-left', '1'])), 'limit-header-form'],
      [x.valid(answer(201, { id: '1' }, ['x-reset', '1764403200000']), { format: withReset }), 'reset-in-milliseconds'],
    ],
    silent: [x.withKey(noKey), x.inState('the key is revoked', ['NO_KEY'], answer(401, {})), x.nowhere(lost)],
  },
};
