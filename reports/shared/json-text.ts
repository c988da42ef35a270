/** Controls, formats, separators and lone surrogates, and the sign that introduces commands of CI systems. */
const ESCAPED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|#(?=#)/gu;

/**
 * JSON text that no terminal and no CI system obeys: what JSON leaves raw of hidden characters is written as `\uXXXX`.
 * A reader gets the same value. `indent` blanks for each level; 0 gives one line.
 */
export function jsonText(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, null, indent);
  // Line breaks between members are JSON's own; those in texts are escaped already.
  return text.replace(ESCAPED, (character) => (character === '\n' ? character : escaped(character)));
}

function escaped(character: string): string {
  return [...Array(character.length).keys()].map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join('');
}
