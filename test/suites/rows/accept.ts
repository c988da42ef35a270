import * as x from '../exchanges.ts';
import { enveloped } from '../formats.ts';
import { answer } from '../observe.ts';
import { invalid, lost, type Rows, readOnlyRead } from './shared.ts';

export const accept: Rows = {
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
};
