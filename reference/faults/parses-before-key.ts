import type { Fault } from '../fault.ts';

/** The body parser of the bulk route runs before authentication. */
export default {
  name: 'parses-before-key',
  defect: 'For a bulk with an invalid key and a malformed body, the server reports the body instead of the key.',
  format: 'structured-error',
  breaks: ['access/key-before-body'],
  seams: {
    bodyBeforeKey: ['createQrcodesBulk'],
  },
} satisfies Fault;
