import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** A language without integers. */
export default {
  name: 'rpc-fractions-cut',
  defect: 'The fraction of a page_size is cut off.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    takes: (input) => {
      const size = member(input, 'page_size');
      return typeof size === 'number' ? { ...input, page_size: Math.trunc(size) } : input;
    },
  },
} satisfies Fault;
