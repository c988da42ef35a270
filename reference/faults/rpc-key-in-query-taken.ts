import { bearerKey } from '../code-envelope/keys.ts';
import type { Fault } from '../fault.ts';

/** A convenience for links in mails. */
export default {
  name: 'rpc-key-in-query-taken',
  defect: 'The key is also taken from the query.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers, url }) =>
      bearerKey(headers) ?? url.searchParams.get('api_key') ?? url.searchParams.get('access_token') ?? undefined,
  },
} satisfies Fault;
