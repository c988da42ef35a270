import type { Fault } from '../fault.ts';

const NUMBERS = ['page', 'page_size', 'tpl_id', 'code_id', 'record_id'];

/** The language converts numeric strings to numbers. */
export default {
  name: 'rpc-numbers-in-texts-taken',
  defect: 'The server accepts a string of digits where a number is required.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    readsInput: (input) =>
      Object.fromEntries(
        Object.entries(input).map(([name, value]) => [
          name,
          NUMBERS.includes(name) && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
        ]),
      ),
  },
} satisfies Fault;
