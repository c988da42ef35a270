import type { Fault } from '../fault.ts';

const ASTRAL = /[\u{10000}-\u{10FFFF}]/gu;

/** The answer is written by an encoder that supports only the BMP. */
export default {
  name: 'fuzz-emoji-lost-in-created-name',
  defect: '`created` shows names without their characters beyond U+FFFF.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  foundBy: 'fuzz',
  fewestItems: 1,
  seams: {
    reportsBulk: (result) => ({
      ...result,
      created: result.created.map((code) => ({ ...code, name: String(code['name']).replaceAll(ASTRAL, '') })),
    }),
  },
} satisfies Fault;
