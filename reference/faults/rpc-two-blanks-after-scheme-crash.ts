import { bearerKey } from '../code-envelope/keys.ts';
import type { Fault } from '../fault.ts';

/** The header is split at each blank, and two parts are expected. */
export default {
  name: 'rpc-two-blanks-after-scheme-crash',
  defect: 'The server answers two blanks after the scheme of the API key with a system error (100300).',
  format: 'code-envelope',
  breaks: ['transport/no-server-error'],
  seams: {
    offeredKey: ({ headers }) => {
      const parts = (headers.get('Authorization') ?? '').split(' ');
      if (parts.length > 2) throw new RangeError('too many values to unpack');
      return bearerKey(headers);
    },
  },
} satisfies Fault;
