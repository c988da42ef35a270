import type { Fault } from '../fault.ts';

const drawn = new Set<string>();
const gone = new Set<string>();

/** Images are cached when they are drawn, and deleting a code leaves the cache as it is. */
export default {
  name: 'deleted-image-cached',
  defect: 'The image of a deleted code is still returned if it was drawn before.',
  format: 'structured-error',
  breaks: ['accept/gone-is-gone'],
  seams: {
    removes: (code) => {
      gone.add(code.id);
      return false;
    },
    shows: (code, account, operation) => {
      const isOwn = code.owner === account.id;
      if (isOwn && operation === 'getQrcodeImage' && !gone.has(code.id)) drawn.add(code.id);
      return isOwn && (!gone.has(code.id) || (operation === 'getQrcodeImage' && drawn.has(code.id)));
    },
  },
} satisfies Fault;
