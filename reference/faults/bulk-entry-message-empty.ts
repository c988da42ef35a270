import type { Fault } from '../fault.ts';

/** The texts of the single create were not wired into the bulk. */
export default {
  name: 'bulk-entry-message-empty',
  defect: 'The entries of bad items have empty messages.',
  format: 'structured-error',
  breaks: ['envelope/message'],
  seams: {
    tells: (result) => ({
      ...result,
      errors: result.errors.map((item) => ({ ...item, errors: item.errors.map((error) => ({ ...error, message: '' })) })),
    }),
  },
} satisfies Fault;
