import type { RequestDocument } from './format.ts';
import type { Json } from './json.ts';

/** The request as one JSON document, so that places are pointers into it. */
export function asDocument({ path, query, header, body }: RequestDocument): Json {
  return body === undefined ? { path, query, header } : { path, query, header, body };
}
