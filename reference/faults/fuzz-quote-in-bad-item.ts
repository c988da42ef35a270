import type { Fault } from '../fault.ts';

/** The item is put into a query as a text, and what has to be escaped ends it. */
export default {
  name: 'fuzz-quote-in-bad-item',
  defect: 'A bad item of which a text holds a quotation mark, a backslash or a control character is not reported.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/counts'],
  found: 'fuzz',
  least: 1,
  seams: {
    tells: (result, plan) => ({
      ...result,
      errors: result.errors.filter((_, place) => !JSON.stringify(plan.report[place]?.item).includes('\\')),
    }),
  },
} satisfies Fault;
