import * as x from '../exchanges.ts';
import { coded } from '../formats.ts';
import { answer, blames, refusedWith } from '../observe.ts';
import { broken, invalid, type Rows } from './shared.ts';

const codedError = (code: string) => x.plainError(400, 'INVALID', { fields: [{ field: 'name', message: 'wrong', code }] });

export const fields: Rows = {
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
      x.invalid(codedError('ABSENT'), ['name'], { format: coded }),
    ],
    fails: [
      [x.invalid(x.plainError(400, 'INVALID', x.fieldsOf('size'))), 'not-named'],
      [x.invalid(codedError('OTHER'), ['name'], { format: coded }), 'other-field-code'],
    ],
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
};
