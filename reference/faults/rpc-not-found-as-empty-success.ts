import { refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** Nothing was found, successfully. */
export default {
  name: 'rpc-not-found-as-empty-success',
  defect: 'An unknown record is a success whose data is null, which no record is.',
  format: 'code-envelope',
  breaks: ['codes/cause', 'envelope/success-shape'],
  seams: {
    answers: (answer) => (refuses(answer, 100303) ? { ...answer, status: 200, body: { code: 0, message: 'ok', data: null } } : answer),
  },
} satisfies Fault;
