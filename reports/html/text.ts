import { visible } from '../shared/visible.ts';

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Text for an element, on one line. */
export function escapeHtml(text: string): string {
  return visible(text).replaceAll(/[<>&]/g, (character) => ENTITIES[character] ?? character);
}

/** Text for an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;');
}

/** The same with its line breaks. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeHtml).join('\n');
}

/** The text cut to a number of characters, with a remark where it was. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}… (${text.length} characters; all of it is in the JSON report)`;
}
