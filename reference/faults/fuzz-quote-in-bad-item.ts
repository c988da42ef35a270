import type { Fault } from '../fault.ts';

/** The item is inserted into a query as text, and a character that needs escaping ends the text. */
export default {
  name: 'fuzz-quote-in-bad-item',
  defect: 'The server does not report an invalid bulk item that has a quotation mark, a backslash or a control character in a string.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/counts'],
  foundBy: 'fuzz',
  fewestItems: 1,
  seams: {
    reportsBulk: (result, plan) => ({
      ...result,
      errors: result.errors.filter((_, position) => !JSON.stringify(plan.report[position]?.item).includes('\\')),
    }),
  },
} satisfies Fault;
