import { stripVTControlCharacters } from 'node:util';

/** The words of a text on lines of at most `width` columns; a longer word has a line of its own. Colours have no width. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && room(line) + 1 + room(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function room(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** Lines with a label before the first; the others are indented as far. */
export function labelled(label: string, lines: readonly string[]): readonly string[] {
  const indent = ' '.repeat(room(label));
  return lines.map((line, index) => `${index === 0 ? label : indent}${line}`);
}

/** A list in words, cut after `most`: `a, b and 3 more`. */
export function listText(items: readonly string[], most: number): string {
  if (items.length <= most) return items.join(', ');
  return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

/** Milliseconds in words: `340 ms`, `6.2 s`, `3 min 20 s`. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
