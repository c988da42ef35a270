import type { Fault } from '../fault.ts';

/** The list is rendered from a different view of the data. */
export default {
  name: 'bulk-created-altered',
  defect: '`created` shows all names in upper case.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  seams: {
    reportsBulk: (result) => ({
      ...result,
      created: result.created.map((code) => ({ ...code, name: String(code['name']).toUpperCase() })),
    }),
  },
} satisfies Fault;
