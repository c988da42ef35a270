import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/fault-helpers.ts';

/** The database driver returns large integers as strings. */
export default {
  name: 'scans-as-text',
  defect: '`scans` is a string instead of a number.',
  format: 'structured-error',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'createQrcode' && answer.status === 201 ? withBody(answer, (body) => ({ ...body, scans: '0' })) : answer,
  },
} satisfies Fault;
