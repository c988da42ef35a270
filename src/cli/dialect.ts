import { type Dialect, loadDialects } from '../load/dialects.ts';
import type { WrittenKeywords } from '../load/written-keywords.ts';
import type { Format } from '../model/format.ts';
import type { Recognition } from '../recognise/fit.ts';
import { CommandError } from './command-error.ts';
import { formatNamed } from './formats.ts';
import { suggestion } from './similar.ts';
import type { Asking } from './subjects.ts';
import { writeError } from './terminal.ts';

/** How a description is spoken: a dialect that is named, and whether requests that could write may be sent to recognise one. */
export interface DialectFlags {
  readonly dialect?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly readOnly?: boolean | undefined;
  /** Other keywords than those of the configuration. */
  readonly keywords?: WrittenKeywords | undefined;
}

/** A format, the dialect that it was read with, and the requests that were sent to recognise that. */
interface SpokenFormat {
  readonly format: Format;
  readonly sent: number;
  readonly dialect?: string;
}

/**
 * The format of a description. Where that says nothing of errors, they are read as the dialect that is named, else as the one that the target is recognised to
 * speak; a line says which, and how sure that is.
 */
export async function spokenFormat(
  name: string,
  target: string,
  { dialect, apiKey, readOnly, keywords }: DialectFlags,
  asking: Asking,
): Promise<SpokenFormat> {
  const chosen = dialect === undefined ? undefined : dialectNamed(dialect);
  const format = formatNamed(name, { dialect: chosen, keywords });
  if (chosen !== undefined) return { format, sent: 0, dialect: chosen.name };
  if (!format.usual.has('reading')) return { format, sent: 0 };
  const { recognise } = await import('../recognise/recognise.ts');
  const dialects = loadDialects();
  const { recognition, sent, answers } = await recognise(target, { format, dialects }, { ...asking, apiKey, writes: readOnly !== true });
  // The run itself says what is wrong with a target that does not answer.
  if (answers === 0) return { format, sent };
  writeError(`${recognitionText(target, recognition)}\n`);
  const best = recognition.kind === 'sure' || recognition.kind === 'likely' ? recognition.best.dialect : undefined;
  return best === undefined ? { format, sent } : { format: formatNamed(name, { dialect: best, keywords }), sent, dialect: best.name };
}

/** The dialect of this name. An unknown one is a `CommandError`. */
export function dialectNamed(name: string): Dialect {
  const all = loadDialects();
  const found = all.find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = all.map((each) => each.name);
  throw new CommandError(`There is no dialect "${name}".`, suggestion(name, names), '`errspec dialects` lists them.');
}

function recognitionText(target: string, recognition: Recognition<Dialect>): string {
  switch (recognition.kind) {
    case 'sure':
    case 'likely': {
      const { dialect, score, why } = recognition.best;
      const sure = recognition.kind === 'sure' ? '' : 'probably ';
      return `${target} ${sure}speaks ${dialect.title} (${dialect.name}, ${Math.round(100 * score)} %: ${why}). Another one: --dialect NAME.`;
    }
    case 'unsure': {
      const names = recognition.best.map(({ dialect, score }) => `${dialect.name} (${Math.round(100 * score)} %)`);
      return `The errors of ${target} fit several dialects: ${names.join(', ')}. Name one: --dialect NAME. Until then they are judged by their statuses and by the document.`;
    }
    case 'none':
      return `The errors of ${target} are of no known dialect: they are judged by their statuses and by the document. Name one: --dialect NAME.`;
    default:
      return recognition satisfies never;
  }
}
