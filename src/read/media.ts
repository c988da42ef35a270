import { type Header, header } from '../model/exchange.ts';

/** The media type of an answer without its parameters, in lower case; `undefined` if there is none. */
export function mediaTypeOf(headers: readonly Header[]): string | undefined {
  const type = header(headers, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  return type === '' ? undefined : type;
}

/** True for JSON and every type built on it (`+json`). */
export function isJsonType(mediaType: string | undefined): boolean {
  return mediaType !== undefined && /^[^/]+\/(json|[^/]+\+json)$/.test(mediaType);
}
