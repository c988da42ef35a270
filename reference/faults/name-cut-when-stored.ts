import type { Fault } from '../fault.ts';

/** VARCHAR(50), and a database that does not complain. */
export default {
  name: 'name-cut-when-stored',
  defect: 'Names are stored with 50 characters at most.',
  format: 'structured-error',
  breaks: ['accept/reads-back', 'accept/updates'],
  seams: {
    stores: (code) => ({ ...code, name: [...code.name].slice(0, 50).join('') }),
    changes: (_, after) => ({ ...after, name: [...after.name].slice(0, 50).join('') }),
  },
} satisfies Fault;
