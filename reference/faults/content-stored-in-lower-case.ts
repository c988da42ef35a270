import type { JsonObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function lower(content: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, typeof value === 'string' ? value.toLowerCase() : value]),
  );
}

/** Addresses are normalised a bit too far. */
export default {
  name: 'content-stored-in-lower-case',
  defect: 'The url is stored in lower case.',
  format: 'structured-error',
  breaks: ['accept/reads-back'],
  seams: {
    stores: (code) => ({ ...code, content: lower(code.content) }),
  },
} satisfies Fault;
