import type { Fault } from '../fault.ts';

/** The column is VARCHAR(50), and the database truncates silently. */
export default {
  name: 'name-cut-when-stored',
  defect: 'The server stores only the first 50 characters of a name.',
  format: 'structured-error',
  breaks: ['accept/reads-back', 'accept/updates'],
  seams: {
    stores: (code) => ({ ...code, name: [...code.name].slice(0, 50).join('') }),
    updates: (_, after) => ({ ...after, name: [...after.name].slice(0, 50).join('') }),
  },
} satisfies Fault;
