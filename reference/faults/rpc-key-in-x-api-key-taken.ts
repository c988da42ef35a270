import { bearerKey } from '../code-envelope/keys.ts';
import type { Fault } from '../fault.ts';

/** Another API of the same company uses this header. */
export default {
  name: 'rpc-key-in-x-api-key-taken',
  defect: 'The server also accepts the API key in `X-API-Key`.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers }) => bearerKey(headers) ?? headers.get('X-API-Key') ?? undefined,
  },
} satisfies Fault;
