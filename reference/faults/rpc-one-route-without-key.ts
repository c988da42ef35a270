import { bearerKey } from '../code-envelope/keys.ts';
import type { Fault } from '../fault.ts';

const ANYBODY = 'anybody';

/** The route is missing from the list of protected ones. */
export default {
  name: 'rpc-one-route-without-key',
  defect: 'getOperation answers without an Authorization header.',
  format: 'code-envelope',
  breaks: ['access/key-required', 'access/key-exact'],
  seams: {
    offeredKey: ({ headers, operation }) => (operation === 'getOperation' && !headers.has('Authorization') ? ANYBODY : bearerKey(headers)),
    matchesKey: (offered, keys) => {
      const key = offered === ANYBODY ? [...keys.all()][0] : keys.find(offered ?? '');
      return key?.state === 'disabled' ? undefined : key;
    },
  },
} satisfies Fault;
