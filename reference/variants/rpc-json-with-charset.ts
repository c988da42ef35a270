import type { Variant } from '../fault.ts';

/** The media type as many frameworks write it. */
export default {
  name: 'rpc-json-with-charset',
  freedom: 'Answers are application/json; charset=utf-8; parameters of a media type are free.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer) => ({ ...answer, headers: { ...answer.headers, 'Content-Type': 'application/json; charset=utf-8' } }),
  },
} satisfies Variant;
