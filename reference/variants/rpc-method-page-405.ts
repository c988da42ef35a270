import { page, withText } from '../code-envelope/fault-helpers.ts';
import type { Variant } from '../fault.ts';

/** The framework answers before the gateway does. */
export default {
  name: 'rpc-method-page-405',
  difference:
    'The server answers GET with a 405 page and an unknown operation with a 404 page; the documentation does not define these answers.',
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
