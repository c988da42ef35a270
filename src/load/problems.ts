import type { Json } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import { closest } from './closest.ts';

/** One thing that is wrong with a description. */
export interface Problem {
  /** Where in the description. */
  readonly pointer: Pointer;
  readonly message: string;
  /** What stands there. */
  readonly value?: Json;
  /** What may stand there. */
  readonly allowed?: readonly Json[];
  /** The line in the file, from 1, where it is known. */
  readonly line?: number;
}

/** A description that cannot be used; `problems` has all that is wrong with it, never none. */
export class DescriptionError extends Error {
  readonly code = 'ERRSPEC_DESCRIPTION';
  readonly file: string;
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    super(text(file, problems));
    this.name = 'DescriptionError';
    this.file = file;
    this.problems = problems;
  }
}

function text(file: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return [`${file} cannot be used: ${count}.`, ...problems.map(line)].join('\n');
}

function line(problem: Problem): string {
  const where = problem.pointer === '' ? 'the document' : problem.pointer;
  const place = problem.line === undefined ? where : `${where} (line ${problem.line})`;
  return `  ${place}: ${problem.message}${found(problem)}${allowed(problem)}`;
}

function found({ value }: Problem): string {
  return value === undefined ? '' : ` Found ${short(value)}.`;
}

function allowed(problem: Problem): string {
  const values = problem.allowed ?? [];
  if (values.length === 0) return '';
  const near = typeof problem.value === 'string' ? closest(problem.value, values) : undefined;
  const shown = values.slice(0, 12).map(short).join(', ');
  const more = values.length > 12 ? ` and ${values.length - 12} more` : '';
  return `${near === undefined ? '' : ` Did you mean ${short(near)}?`} Allowed: ${shown}${more}.`;
}

function short(value: Json): string {
  const whole = JSON.stringify(value);
  return whole.length > 80 ? `${whole.slice(0, 77)}…` : whole;
}
