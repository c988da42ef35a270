import type { Fault } from '../fault.ts';

/** The parser splits at commas and skips empty parts. */
export default {
  name: 'fuzz-double-comma-taken',
  defect: 'The server accepts JSON with two commas in a row.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  foundBy: 'fuzz',
  seams: {
    readsJson: (bytes, strict) => strict(Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll(',,', ','))),
  },
} satisfies Fault;
