import type { Fault } from '../fault.ts';

/** The answer is made with the id of the request, which is made once. */
export default {
  name: 'bulk-ids-shared',
  defect: 'All elements that a bulk answers as created have the same id.',
  format: 'structured-error',
  breaks: ['accept/ids-unique'],
  seams: {
    reportsBulk: (result) => ({ ...result, created: result.created.map((code) => ({ ...code, id: result.created[0]?.['id'] ?? null })) }),
  },
} satisfies Fault;
