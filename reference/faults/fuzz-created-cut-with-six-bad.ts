import type { Fault } from '../fault.ts';

/** The answer is shortened when there are many errors. */
export default {
  name: 'fuzz-created-cut-with-six-bad',
  defect: 'When a bulk has more than five invalid items, `created` lists at most five codes.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/counts'],
  foundBy: 'fuzz',
  fewestItems: 12,
  seams: {
    reportsBulk: (result) => (result.errors.length > 5 ? { ...result, created: result.created.slice(0, 5) } : result),
  },
} satisfies Fault;
