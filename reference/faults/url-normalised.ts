import { member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** The address is parsed to validate it, and what the parser made of it is stored. */
export default {
  name: 'url-normalised',
  defect: 'Addresses are stored as a URL parser writes them: without the default port, with the host in lower case.',
  format: 'structured-error',
  breaks: ['accept/reads-back'],
  seams: {
    stores: (code) => {
      const url = member(code.content, 'url');
      if (code.type !== 'url' || typeof url !== 'string' || !URL.canParse(url)) return code;
      return { ...code, content: { ...code.content, url: new URL(url).href } };
    },
  },
} satisfies Fault;
