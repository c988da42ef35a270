import { isArray, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The validation reads only the first element of a list. */
export default {
  name: 'rpc-only-first-field-checked',
  defect: 'addRecord validates only the first of the submitted fields.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    readsInput: (input, call) => {
      const fields = member(input, 'fields');
      return call.operation === 'addRecord' && isArray(fields) ? { ...input, fields: fields.slice(0, 1) } : input;
    },
  },
} satisfies Fault;
