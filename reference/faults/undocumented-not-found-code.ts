import type { Fault } from '../fault.ts';

/** The author invents a more specific code. */
export default {
  name: 'undocumented-not-found-code',
  defect: 'The server answers an unknown code with the undocumented error code QRCODE_NOT_FOUND.',
  format: 'structured-error',
  breaks: ['codes/documented', 'accept/gone-is-gone'],
  seams: {
    rejects: (rejection) => (rejection.code === 'NOT_FOUND' ? { ...rejection, code: 'QRCODE_NOT_FOUND' } : rejection),
  },
} satisfies Fault;
