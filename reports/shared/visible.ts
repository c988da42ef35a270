/** Controls, formats (bidirectional marks, zero widths, tags), line and paragraph separators, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text with every character that a terminal could obey, or that cannot be seen, written as an escape. */
export function visible(text: string): string {
  return text.replace(HIDDEN, escaped);
}

/** Whether a terminal shows the text as it is; line breaks and tabs are allowed. */
export function isPlain(text: string): boolean {
  return text.replaceAll('\n', ' ').replaceAll('\t', ' ').search(HIDDEN) < 0;
}

function escaped(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
