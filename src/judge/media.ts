/** A media type without its parameters, in lower case; `undefined` stays. */
export function essence(mediaType: string | undefined): string | undefined {
  return mediaType?.split(';')[0]?.trim().toLowerCase();
}

/** Whether a media type is one of JSON: `application/json`, `text/json`, or any that ends in `+json`. */
export function isJsonType(mediaType: string | undefined): boolean {
  const type = essence(mediaType) ?? '';
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json');
}
