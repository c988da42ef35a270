import type { Fault } from '../fault.ts';

/** The list of what was created is cut for brevity. */
export default {
  name: 'bulk-created-incomplete',
  defect: '`created` lists ten codes at most.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/counts'],
  seams: {
    tells: (result) => ({ ...result, created: result.created.slice(0, 10) }),
  },
} satisfies Fault;
