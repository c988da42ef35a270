import type { Fault } from '../fault.ts';

/** The parser stops after the first value. */
export default {
  name: 'trailing-rubbish-taken',
  defect: 'The server accepts arbitrary text after the JSON value.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    readsJson: (bytes, strict) => {
      const text = Buffer.from(bytes).toString('utf8');
      const end = text.lastIndexOf('}');
      return strict(bytes).kind === 'json' || end < 0 ? strict(bytes) : strict(Buffer.from(text.slice(0, end + 1)));
    },
  },
} satisfies Fault;
