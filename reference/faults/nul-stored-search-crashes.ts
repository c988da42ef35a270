import type { Fault } from '../fault.ts';

/** A search with one result shows a preview, and no XML may have this character. */
export default {
  name: 'nul-stored-search-crashes',
  defect: 'The server stores a NUL character, and then fails at a search that finds only that code.',
  format: 'structured-error',
  breaks: ['accept/stays-readable', 'transport/no-server-error'],
  seams: {
    pages: (page, all) => {
      if (all.length === 1 && all.some(({ name }) => name.includes('\u0000'))) throw new TypeError('not a character of XML');
      return page;
    },
  },
} satisfies Fault;
