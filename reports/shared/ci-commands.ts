/**
 * CI systems read commands from what a job prints. GitHub obeys a line that begins with `::name`, blanks before it
 * skipped, and `##[name]` anywhere in a line; Azure obeys `##vso[…]` and TeamCity `##teamcity[…]` anywhere in a line.
 * Colours before a line's text are skipped here too, since a log viewer may strip them.
 */
const LINE_COMMAND = /^((?:\s|\u001b\[[\d;]*m)*):(?=(?:\u001b\[[\d;]*m)*:)/gm;
const INLINE_COMMAND = /##(?=\[|vso\[|teamcity\[)/gi;

/** How a text is written in which a character is no longer read as such. */
export type Escape = (character: ':' | '#') => string;

const AS_HEX: Escape = (character) => (character === ':' ? '\\x3a' : '\\x23');
/** For HTML, XML and Markdown: readers see the character itself. */
export const AS_ENTITY: Escape = (character) => (character === ':' ? '&#58;' : '&#35;');

/** The text with every command of a CI system broken: one character of its introduction is escaped, as `\x3a` unless stated otherwise. */
export function withoutCommands(text: string, escape: Escape = AS_HEX): string {
  return text.replace(LINE_COMMAND, (_, before: string) => before + escape(':')).replace(INLINE_COMMAND, `#${escape('#')}`);
}

/** Whether no CI system finds a command in the text. */
export function isInert(text: string): boolean {
  return withoutCommands(text) === text;
}
