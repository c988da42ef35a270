import { forgiving } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A reader for configuration files. */
export default {
  name: 'rpc-trailing-comma-taken',
  defect: 'A comma before the last brace is taken.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: { readsJson: forgiving((text) => text.replace(/,(\s*})/g, '$1')) },
} satisfies Fault;
