import { isArray } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** A language where lists and maps are one. */
export default {
  name: 'rpc-list-as-object',
  defect: 'A body that is a list is taken as an object without members.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    readsJson: (bytes, strict) => {
      const read = strict(bytes);
      return isArray(read?.value) ? { value: {} } : read;
    },
  },
} satisfies Fault;
