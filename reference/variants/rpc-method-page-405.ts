import { page, withText } from '../code-envelope/bend.ts';
import type { Variant } from '../fault.ts';

/** The framework answers before the gateway does. */
export default {
  name: 'rpc-method-page-405',
  freedom: 'GET is answered with 405 and an unknown operation with 404, both by pages of the framework; section 4: any refusal.',
  format: 'code-envelope',
  shoulds: [],
  seams: {
    answers: (answer, call) => {
      if (call.operation !== undefined) return answer;
      const [status, title] = call.method === 'POST' ? ([404, 'Not Found'] as const) : ([405, 'Method Not Allowed'] as const);
      return { ...withText(answer, page(title, 'The requested URL was not found on the server.'), 'text/html'), status };
    },
  },
} satisfies Variant;
