import type { Fault } from '../fault.ts';

/** The front end marks the whole form as invalid. */
export default {
  name: 'all-members-blamed',
  defect: 'Every error of `createQrcode` also names `type`, even when `type` is valid.',
  format: 'structured-error',
  breaks: ['fields/blames-only-cause'],
  seams: {
    findsErrors: (errors, _, call) =>
      errors.length > 0 && call.operation === 'createQrcode' ? [...errors, { path: ['type'], message: 'Please check this.' }] : errors,
  },
} satisfies Fault;
