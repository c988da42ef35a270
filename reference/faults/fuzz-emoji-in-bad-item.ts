import type { Fault } from '../fault.ts';

const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;

/** The message quotes the item, and the encoder of the log knows the BMP only. */
export default {
  name: 'fuzz-emoji-in-bad-item',
  defect: 'A bad item of which a text holds a character beyond U+FFFF is reported without a reason.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  found: 'fuzz',
  least: 1,
  seams: {
    tells: (result, plan) => ({
      ...result,
      errors: result.errors.map((error, place) =>
        ASTRAL.test(JSON.stringify(plan.report[place]?.item)) ? { ...error, errors: [] } : error,
      ),
    }),
  },
} satisfies Fault;
