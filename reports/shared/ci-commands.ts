/**
 * CI systems read commands from what a job prints. GitHub obeys a line that begins with `::name`, blanks before it
 * skipped, and `##[name]` anywhere in a line; Azure obeys `##vso[…]` and TeamCity `##teamcity[…]` anywhere in a line.
 * Colours before a line's text are skipped here too, since a log viewer may strip them.
 */
const LINE_COMMAND = /^((?:\s|\u001b\[[\d;]*m)*):(?=(?:\u001b\[[\d;]*m)*:)/gm;
const INLINE_COMMAND = /##(?=\[|vso\[|teamcity\[)/gi;

/** The text with every command of a CI system broken: one character of its introduction is written as `\x3a` or `\x23`. */
export function withoutCommands(text: string): string {
  return text.replace(LINE_COMMAND, '$1\\x3a').replace(INLINE_COMMAND, '#\\x23');
}

/** Whether no CI system finds a command in the text. */
export function isInert(text: string): boolean {
  return withoutCommands(text) === text;
}
