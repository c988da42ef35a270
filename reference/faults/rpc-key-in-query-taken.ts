import { bearerKey } from '../code-envelope/keys.ts';
import type { Fault } from '../fault.ts';

/** A key in the query is convenient for links in e-mails. */
export default {
  name: 'rpc-key-in-query-taken',
  defect: 'The server also accepts the API key in the query.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers, url }) =>
      bearerKey(headers) ?? url.searchParams.get('api_key') ?? url.searchParams.get('access_token') ?? undefined,
  },
} satisfies Fault;
