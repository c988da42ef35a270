import type { Fault } from '../fault.ts';

const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;

/** The message quotes the item, and the encoder supports only the BMP. */
export default {
  name: 'fuzz-emoji-in-bad-item',
  defect: 'The server reports an invalid bulk item without a reason when one of its strings has a character beyond U+FFFF.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  foundBy: 'fuzz',
  fewestItems: 1,
  seams: {
    reportsBulk: (result, plan) => ({
      ...result,
      errors: result.errors.map((error, position) =>
        ASTRAL.test(JSON.stringify(plan.report[position]?.item)) ? { ...error, errors: [] } : error,
      ),
    }),
  },
} satisfies Fault;
