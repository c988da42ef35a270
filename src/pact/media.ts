import { literal } from '../json/text.ts';
import type { Template } from '../model/interaction.ts';

/** The header of an answer under one of these media types, with or without parameters; JSON's relatives (`+json`) stand for JSON. */
export function mediaTypeHeader(mediaTypes: readonly string[]): Template {
  const [first = 'application/json'] = mediaTypes;
  const json = mediaTypes.some((type) => type === 'application/json' || type.endsWith('+json'));
  const all = [...new Set([...mediaTypes.map(literal), ...(json ? ['application\\/([\\w.-]+\\+)?json'] : [])])];
  return { kind: 'regex', pattern: `^(${all.join('|')})(\\s*;.*)?$`, value: first };
}
