import type { Fault } from '../fault.ts';

const NAMES = ['x-api-key', 'api_key', 'apikey', 'key'];

function inQuery(url: URL): string | undefined {
  return [...url.searchParams].find(([name]) => NAMES.includes(name.toLowerCase()))?.[1];
}

/** A key in the query is convenient in a browser. */
export default {
  name: 'key-in-query-taken',
  defect: 'The server accepts the API key in the query.',
  format: 'structured-error',
  breaks: ['access/key-exact'],
  seams: {
    offeredKey: ({ headers, url }) => headers.get('X-API-Key') ?? inQuery(url),
  },
} satisfies Fault;
