import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The language has no distinct integer type. */
export default {
  name: 'rpc-fractions-cut',
  defect: 'The server truncates a fractional `page_size` instead of rejecting it.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    readsInput: (input) => {
      const size = member(input, 'page_size');
      return typeof size === 'number' ? { ...input, page_size: Math.trunc(size) } : input;
    },
  },
} satisfies Fault;
