import type { Fault } from '../lie.ts';

/** The list of what was created is cut for brevity. */
export default {
  name: 'bulk-created-incomplete',
  lie: '`created` lists ten codes at most.',
  format: 'structured-error',
  breaks: ['bulk/created-exact', 'bulk/counts'],
  seams: {
    tells: (result) => ({ ...result, created: result.created.slice(0, 10) }),
  },
} satisfies Fault;
