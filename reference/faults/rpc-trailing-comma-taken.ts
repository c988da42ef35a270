import { lenientReader } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** The parser is meant for configuration files. */
export default {
  name: 'rpc-trailing-comma-taken',
  defect: 'The server accepts JSON with a comma before the last brace.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: { readsJson: lenientReader((text) => text.replace(/,(\s*})/g, '$1')) },
} satisfies Fault;
