import type { Fault } from '../fault.ts';

const ASTRAL = /[\u{10000}-\u{10FFFF}]/gu;

/** The answer is written by an encoder that knows the BMP only. */
export default {
  name: 'fuzz-emoji-lost-in-created-name',
  defect: 'In `created` names have no characters beyond U+FFFF.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  found: 'fuzz',
  least: 1,
  seams: {
    tells: (result) => ({
      ...result,
      created: result.created.map((code) => ({ ...code, name: String(code['name']).replaceAll(ASTRAL, '') })),
    }),
  },
} satisfies Fault;
