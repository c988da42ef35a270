import type { Fault } from '../fault.ts';
import { withBody } from '../structured-error/bend.ts';

/** A driver that gives big integers as texts. */
export default {
  name: 'scans-as-text',
  defect: '`scans` is a text.',
  format: 'structured-error',
  breaks: ['envelope/success-shape'],
  seams: {
    answers: (answer, call) =>
      call.operation === 'createQrcode' && answer.status === 201 ? withBody(answer, (body) => ({ ...body, scans: '0' })) : answer,
  },
} satisfies Fault;
