import { lenientReader } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A lenient parser inserts the comma that is missing between two members. */
export default {
  name: 'rpc-fuzz-comma-left-out-taken',
  defect: 'The server accepts JSON without commas between members.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  foundBy: 'fuzz',
  seams: { readsJson: lenientReader((text) => text.replaceAll(/(["\d}\]])"(?=\w+":)/g, '$1,"')) },
} satisfies Fault;
