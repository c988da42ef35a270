import type { Place, RequestDocument, ValidRequest } from './format.ts';
import type { Json } from './json.ts';

/** The request as one JSON document, so that places are pointers into it. */
export function asDocument({ path, query, header, body }: RequestDocument): Json {
  return body === undefined ? { path, query, header } : { path, query, header, body };
}

/** Places of a valid request that hold what names something: values of states or of an earlier answer. */
export function boundPlaces({ bind, from }: Pick<ValidRequest, 'bind' | 'from'>): readonly Place[] {
  return [...[...bind.values()].flat(), ...(from?.bind.values() ?? [])];
}
