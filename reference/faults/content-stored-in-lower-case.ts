import type { JsonObject } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function lower(content: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, typeof value === 'string' ? value.toLowerCase() : value]),
  );
}

/** The address is normalised too aggressively. */
export default {
  name: 'content-stored-in-lower-case',
  defect: 'The server stores the URL of a code in lower case.',
  format: 'structured-error',
  breaks: ['accept/reads-back'],
  seams: {
    stores: (code) => ({ ...code, content: lower(code.content) }),
  },
} satisfies Fault;
