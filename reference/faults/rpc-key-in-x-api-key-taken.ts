import { bearerKey } from '../code-envelope/keys.ts';
import type { Fault } from '../fault.ts';

/** The header of the other API of the house. */
export default {
  name: 'rpc-key-in-x-api-key-taken',
  defect: 'The key is also taken from X-API-Key.',
  format: 'code-envelope',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers }) => bearerKey(headers) ?? headers.get('X-API-Key') ?? undefined,
  },
} satisfies Fault;
