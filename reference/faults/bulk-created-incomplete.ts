import type { Fault } from '../fault.ts';

/** The list of created codes is truncated to keep the answer short. */
export default {
  name: 'bulk-created-incomplete',
  defect: '`created` lists at most ten codes, even when more were created.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/counts'],
  seams: {
    reportsBulk: (result) => ({ ...result, created: result.created.slice(0, 10) }),
  },
} satisfies Fault;
