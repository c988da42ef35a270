import type { Fault } from '../fault.ts';

const gone = new Set<string>();

/** Images are served from a cache. */
export default {
  name: 'deleted-image-stays',
  defect: 'The server still returns the image of a deleted code.',
  format: 'structured-error',
  breaks: ['accept/gone-is-gone', 'codes/cause'],
  seams: {
    removes: (code) => {
      gone.add(code.id);
      return false;
    },
    shows: (code, account, operation) => code.owner === account.id && (operation === 'getQrcodeImage' || !gone.has(code.id)),
  },
} satisfies Fault;
