import type { Fault } from '../fault.ts';

/** The validator has no message texts. */
export default {
  name: 'entry-message-empty',
  defect: 'The entries of `fields` have empty messages.',
  format: 'structured-error',
  breaks: ['envelope/message'],
  seams: {
    findsErrors: (errors, _, call) => (call.operation === 'createQrcode' ? errors.map((error) => ({ ...error, message: '' })) : errors),
  },
} satisfies Fault;
