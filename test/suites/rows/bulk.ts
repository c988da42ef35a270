import * as x from '../exchanges.ts';
import { answer, blames, page } from '../observe.ts';
import { invalid, type Rows, tooMany } from './shared.ts';

export const bulk: Rows = {
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
};
