import type { Fault } from '../fault.ts';

/** A form that turns red as a whole. */
export default {
  name: 'all-members-blamed',
  defect: 'Besides what is broken `type` is always blamed.',
  format: 'structured-error',
  breaks: ['fields/blames-only-cause'],
  seams: {
    finds: (errors, _, call) =>
      errors.length > 0 && call.operation === 'createQrcode' ? [...errors, { path: ['type'], message: 'Please check this.' }] : errors,
  },
} satisfies Fault;
