import { isArray } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The language does not distinguish lists from maps. */
export default {
  name: 'rpc-list-as-object',
  defect: 'The server treats a body that is a list as an object without members.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    readsJson: (bytes, strict) => {
      const read = strict(bytes);
      return isArray(read?.value) ? { value: {} } : read;
    },
  },
} satisfies Fault;
