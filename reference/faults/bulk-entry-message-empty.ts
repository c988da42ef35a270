import type { Fault } from '../fault.ts';

/** The messages of the single create were never wired into the bulk. */
export default {
  name: 'bulk-entry-message-empty',
  defect: 'The error entries of invalid bulk items have empty messages.',
  format: 'structured-error',
  breaks: ['envelope/message'],
  seams: {
    reportsBulk: (result) => ({
      ...result,
      errors: result.errors.map((item) => ({ ...item, errors: item.errors.map((error) => ({ ...error, message: '' })) })),
    }),
  },
} satisfies Fault;
