import type { Fault } from '../fault.ts';

const read = new Set<string>();

/** Codes are cached by id alone, so the cache forgets who may see them. */
export default {
  name: 'foreign-code-cached',
  defect: 'Once its owner has read a code, the server returns it to every account.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    shows: (code, account, operation) => {
      const isOwn = code.owner === account.id;
      if (isOwn && operation === 'getQrcode') read.add(code.id);
      return isOwn || (operation === 'getQrcode' && read.has(code.id));
    },
  },
} satisfies Fault;
