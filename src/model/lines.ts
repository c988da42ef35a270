/** Whether bodies of a media type are lines, each of which is JSON (NDJSON, JSON Lines). */
export function isLinesMediaType(mediaType: string | undefined): boolean {
  const bare = mediaType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^application\/([\w.-]+\+)?(x-)?(ndjson|jsonl|jsonlines|json-lines)$/.test(bare);
}
