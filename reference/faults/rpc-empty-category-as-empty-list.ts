import { refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** A search that finds nothing is no error, in general. */
export default {
  name: 'rpc-empty-category-as-empty-list',
  defect: 'A category without QR codes is answered with an empty list.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  seams: {
    answers: (answer) =>
      refuses(answer, 100317) ? { ...answer, status: 200, body: { code: 0, message: 'ok', data: { list: [] } } } : answer,
  },
} satisfies Fault;
