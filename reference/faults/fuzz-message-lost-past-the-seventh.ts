import type { Fault } from '../fault.ts';

/** Texts are fetched in pages of seven. */
export default {
  name: 'fuzz-message-lost-past-the-seventh',
  defect: 'The entries past the seventh have empty messages.',
  format: 'structured-error',
  breaks: ['envelope/message'],
  found: 'fuzz',
  least: 8,
  seams: {
    tells: (result) => ({
      ...result,
      errors: result.errors.map((error, place) =>
        place < 7 ? error : { ...error, errors: error.errors.map((each) => ({ ...each, message: '' })) },
      ),
    }),
  },
} satisfies Fault;
