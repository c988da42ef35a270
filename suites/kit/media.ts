/** A media type without its parameters, in lower case; `undefined` stays. */
export function essence(mediaType: string | undefined): string | undefined {
  return mediaType?.split(';')[0]?.trim().toLowerCase();
}
