import type { Fault } from '../fault.ts';

/** Any text is a valid relative URL. */
export default {
  name: 'url-scheme-not-checked',
  defect: 'The server accepts a URL without a scheme.',
  format: 'structured-error',
  breaks: ['codes/cause', 'fields/complete', 'relations/single-equals-bulk'],
  seams: {
    findsErrors: (errors, _, call) =>
      call.operation === 'createQrcode' ? errors.filter((error) => !error.message.startsWith('This must begin')) : errors,
  },
} satisfies Fault;
