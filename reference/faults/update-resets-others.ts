import { member } from '../../src/model/json.ts';
import type { Fault } from '../lie.ts';

/** PUT is taken by its word: what is not sent is gone. */
export default {
  name: 'update-resets-others',
  lie: 'An update sets the members that were not sent back to their defaults.',
  format: 'structured-error',
  breaks: ['accept/updates'],
  seams: {
    changes: (_, after, input) => ({
      ...after,
      name: member(input, 'name') === undefined ? `${after.type} QR Code` : after.name,
      content: member(input, 'content') === undefined ? { [after.type]: 'https://example.com/' } : after.content,
    }),
  },
} satisfies Fault;
