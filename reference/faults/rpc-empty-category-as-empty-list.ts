import { isRejection } from '../code-envelope/fault-helpers.ts';
import type { Fault } from '../fault.ts';

/** A search without results is usually no error. */
export default {
  name: 'rpc-empty-category-as-empty-list',
  defect: 'The server answers a category without QR codes with an empty list instead of 100317.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    answers: (answer) =>
      isRejection(answer, 100317) ? { ...answer, status: 200, body: { code: 0, message: 'ok', data: { list: [] } } } : answer,
  },
} satisfies Fault;
