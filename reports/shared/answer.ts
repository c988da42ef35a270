import type { RecordedExchange } from '../../src/model/report.ts';
import { visible } from './visible.ts';

/** The first line of what came back: `401 in 3 ms`, or why nothing did. */
export function answerLine(exchange: RecordedExchange): string {
  const { answer } = exchange;
  if ('failure' in answer) return visible(`no answer: ${answer.failure}${answer.detail === '' ? '' : ` (${answer.detail})`}`);
  const type = Object.entries(answer.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return visible(`${answer.status}${type === undefined ? '' : `, ${type}`}, ${Math.round(answer.ms)} ms`);
}

/** The beginning of the answer's body as harmless lines of at most `width` characters; JSON is laid out. */
export function excerpt(exchange: RecordedExchange, width: number, most: number): readonly string[] {
  const { answer } = exchange;
  if ('failure' in answer || answer.body === '') return [];
  const all = lines(answer.body).map((line) => cut(visible(line), width));
  return all.length <= most ? all : [...all.slice(0, most - 1), `… ${all.length - most + 1} more lines`];
}

/** The text cut to a number of characters; a cut shows. */
export function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

function lines(body: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(body);
    const short = JSON.stringify(parsed);
    return short.length <= 90 ? [short] : JSON.stringify(parsed, null, 2).split('\n');
  } catch {
    return body.split(/\r\n|\n/).filter((line, index, whole) => line.trim() !== '' || (whole[index - 1] ?? '').trim() !== '');
  }
}
