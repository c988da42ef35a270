import type { Fault } from '../fault.ts';
import { storedView } from '../structured-error/code.ts';

/** The parameter is called differently in the query. */
export default {
  name: 'list-limit-ignored',
  defect: 'A listing holds all codes, whatever the limit.',
  format: 'structured-error',
  breaks: ['list/pages'],
  seams: {
    pages: (found, all) => ({ ...found, data: all.map(storedView) }),
  },
} satisfies Fault;
