import type { Fault } from '../fault.ts';

/** The body parser of the bulk route stands before the check of the key. */
export default {
  name: 'parses-before-key',
  defect: 'With a bad key and a bad body, a bulk complains of the body.',
  format: 'structured-error',
  breaks: ['access/key-before-body'],
  seams: {
    bodyBeforeKey: ['createQrcodesBulk'],
  },
} satisfies Fault;
