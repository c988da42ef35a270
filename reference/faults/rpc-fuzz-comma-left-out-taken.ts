import { forgiving } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A forgiving reader puts in the comma that is missing between two members. */
export default {
  name: 'rpc-fuzz-comma-left-out-taken',
  defect: 'Members need no comma between them.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: { readsJson: forgiving((text) => text.replaceAll(/(["\d}\]])"(?=\w+":)/g, '$1,"')) },
} satisfies Fault;
