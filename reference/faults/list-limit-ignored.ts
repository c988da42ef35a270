import type { Fault } from '../fault.ts';
import { storedView } from '../structured-error/code.ts';

/** The handler reads the parameter under another name. */
export default {
  name: 'list-limit-ignored',
  defect: 'The server returns all codes in a listing and ignores `limit`.',
  format: 'structured-error',
  breaks: ['list/pages'],
  seams: {
    pages: (found, all) => ({ ...found, data: all.map(storedView) }),
  },
} satisfies Fault;
