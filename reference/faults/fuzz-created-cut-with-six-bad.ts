import type { Fault } from '../fault.ts';

/** The answer is kept short when there is much to complain of. */
export default {
  name: 'fuzz-created-cut-with-six-bad',
  defect: 'With more than five bad items `created` lists five codes at most.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/counts'],
  found: 'fuzz',
  least: 12,
  seams: {
    tells: (result) => (result.errors.length > 5 ? { ...result, created: result.created.slice(0, 5) } : result),
  },
} satisfies Fault;
