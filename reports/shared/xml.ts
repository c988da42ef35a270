import { isPlain, visible } from './visible.ts';

/** Characters that XML 1.0 cannot hold, not even as references, beside those that `visible` escapes. */
const FORBIDDEN = /[\ufffe\uffff]/g;

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' };

/** Text for an element: well-formed whatever it holds; line breaks stay. */
export function xmlText(text: string): string {
  const lines = text.split('\n').map((line) => (isPlain(line) ? line : visible(line)));
  return lines
    .join('\n')
    .replaceAll(FORBIDDEN, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replaceAll(/[<>&"']/g, (character) => ENTITIES[character] ?? character);
}

/** An element with attributes and content that is XML already; an empty one closes itself. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${attributeText(String(value))}"`);
  const start = `<${name}${written.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>${content.join('\n')}</${name}>`;
}

/** Parsers turn line breaks and tabs in an attribute into blanks unless they are references. */
function attributeText(text: string): string {
  return xmlText(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
