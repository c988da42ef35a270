import type { Fault } from '../fault.ts';

/** The list is made of another view. */
export default {
  name: 'bulk-created-altered',
  defect: 'Names in `created` are in upper case.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  seams: {
    tells: (result) => ({ ...result, created: result.created.map((code) => ({ ...code, name: String(code['name']).toUpperCase() })) }),
  },
} satisfies Fault;
