import type { Fault } from '../fault.ts';

/** Message texts are fetched in pages of seven. */
export default {
  name: 'fuzz-message-lost-past-the-seventh',
  defect: 'The bulk error entries after the seventh have empty messages.',
  format: 'structured-error',
  breaks: ['envelope/message'],
  foundBy: 'fuzz',
  fewestItems: 8,
  seams: {
    reportsBulk: (result) => ({
      ...result,
      errors: result.errors.map((error, position) =>
        position < 7 ? error : { ...error, errors: error.errors.map((each) => ({ ...each, message: '' })) },
      ),
    }),
  },
} satisfies Fault;
