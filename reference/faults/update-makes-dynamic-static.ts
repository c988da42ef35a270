import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The update writes every column, and a missing boolean is false. */
export default {
  name: 'update-makes-dynamic-static',
  defect: 'An update without `is_dynamic` makes a dynamic code static.',
  format: 'structured-error',
  breaks: ['accept/updates'],
  seams: {
    updates: (_, after, input) => (member(input, 'is_dynamic') === undefined ? { ...after, isDynamic: false } : after),
  },
} satisfies Fault;
