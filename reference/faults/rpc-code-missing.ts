import { refuses } from '../code-envelope/bend.ts';
import type { Fault } from '../fault.ts';

/** The filter that checks keys does not know the envelope. */
export default {
  name: 'rpc-code-missing',
  defect: 'A bad key is answered with a message alone.',
  format: 'code-envelope',
  breaks: ['envelope/shape'],
  seams: {
    answers: (answer) => (refuses(answer, 401) ? { ...answer, body: { message: 'The API key is not valid.' } } : answer),
  },
} satisfies Fault;
