import { visible } from './visible.ts';

/** Punctuation that Markdown or HTML reads; as an entity it is the character and nothing else. */
const MARKUP = /[\\`*_{}[\]<>&#+!|~$=-]/g;

/** Text that Markdown shows as it is: no markup, no HTML, and no mention of a person. */
export function markdownText(text: string): string {
  return entities(visible(text)).replaceAll('@', '@<!-- -->');
}

/** The same as code: neither mentions nor links are read in it. */
export function markdownCode(text: string): string {
  return `<code>${entities(visible(text))}</code>`;
}

/** Lines as a block of code. Nothing but the end of the element is read in it. */
export function codeBlock(lines: readonly string[]): string {
  const escaped = lines.map((line) => visible(line).replaceAll(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`));
  return `<pre>${escaped.join('\n')}</pre>`;
}

function entities(text: string): string {
  return text.replaceAll(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
}
