import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The update writes the content again from the required members of its type. */
export default {
  name: 'update-drops-content-members',
  defect: 'An update of the name alone loses all but the first member of the content.',
  format: 'structured-error',
  breaks: ['accept/updates'],
  seams: {
    updates: (_, after, input) =>
      member(input, 'content') === undefined ? { ...after, content: Object.fromEntries(Object.entries(after.content).slice(0, 1)) } : after,
  },
} satisfies Fault;
