import { literal } from '../json/text.ts';
import type { Template } from '../model/interaction.ts';

/** The content-type header of an answer with one of these media types, with or without parameters; `+json` types count as JSON. */
export function mediaTypeHeader(mediaTypes: readonly string[]): Template {
  const [first = 'application/json'] = mediaTypes;
  const json = mediaTypes.some((type) => type === 'application/json' || type.endsWith('+json'));
  const all = [...new Set([...mediaTypes.map(literal), ...(json ? ['application\\/([\\w.-]+\\+)?json'] : [])])];
  return { kind: 'regex', pattern: `^(${all.join('|')})(\\s*;.*)?$`, value: first };
}
