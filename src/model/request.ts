import { isArray, type Json, type JsonObject } from '../json/json.ts';
import { type Pointer, tokens, without, withValue } from '../json/pointer.ts';
import type { RequestDocument, RequestLocation, ValidRequest } from './format.ts';

/** The request as one JSON document, so that places are pointers into it. */
export function asDocument({ path, query, header, body }: RequestDocument): Json {
  return body === undefined ? { path, query, header } : { path, query, header, body };
}

/** Places of a valid request that hold what names something: values of states or of an earlier answer. */
export function boundPlaces({ bind, from }: Pick<ValidRequest, 'bind' | 'from'>): readonly RequestLocation[] {
  return [...[...bind.values()].flat(), ...(from?.bind.values() ?? []), ...(from?.carried.values() ?? [])];
}

/** The request with a value at a place. */
export function withPlace(request: RequestDocument, place: RequestLocation, value: Json): RequestDocument {
  if (place === '/body' || place.startsWith('/body/'))
    return { ...request, body: withValue(request.body, place.slice('/body'.length), value) };
  const [part, name = ''] = tokens(place);
  switch (part) {
    case 'path':
      return { ...request, path: { ...request.path, [name]: value } };
    case 'query':
      return { ...request, query: { ...request.query, [name]: value } };
    case 'header':
      return { ...request, header: { ...request.header, [name]: value } };
    default:
      throw new Error(`${place} is no place of a request: it begins with none of /path, /query, /header, /body`);
  }
}

/** The request without the member at a place. */
export function withoutPlace(request: RequestDocument, place: RequestLocation): RequestDocument {
  if (place === '/body') return { ...request, body: undefined };
  const [part, name = ''] = tokens(place);
  const but = (members: RequestDocument['query']) => Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
  switch (part) {
    case 'path':
      return { ...request, path: but(request.path) };
    case 'query':
      return { ...request, query: but(request.query) };
    case 'header':
      return { ...request, header: but(request.header) };
    default:
      return { ...request, body: removeIn(request.body, place.slice('/body'.length)) };
  }
}

function removeIn(body: Json | undefined, where: Pointer): Json | undefined {
  return body === undefined ? undefined : without(body, where);
}

/** The query as it is sent: lists of these parameters as one text, separated by commas. */
export function withJoinedLists(query: JsonObject, joined: readonly string[] = []): JsonObject {
  const text = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));
  const entries = Object.entries(query).map(([name, value]): [string, Json] => [
    name,
    isArray(value) && joined.includes(name) ? value.map(text).join(',') : value,
  ]);
  return joined.length === 0 ? query : Object.fromEntries(entries);
}

/** Whether one place lies at or under another. */
export function isUnder(place: RequestLocation, holder: RequestLocation): boolean {
  return place === holder || place.startsWith(`${holder}/`);
}
