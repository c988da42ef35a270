import type { Fault } from '../fault.ts';

const NUMBERS = ['page', 'page_size', 'tpl_id', 'code_id', 'record_id'];

/** A language that makes numbers of texts. */
export default {
  name: 'rpc-numbers-in-texts-taken',
  defect: 'A text of digits is taken where a number is wanted.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    takes: (input) =>
      Object.fromEntries(
        Object.entries(input).map(([name, value]) => [
          name,
          NUMBERS.includes(name) && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
        ]),
      ),
  },
} satisfies Fault;
