import type { Json } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import { closest } from './closest.ts';

/** One thing that is wrong with a description. */
export interface Problem {
  /** The location in the description. */
  readonly pointer: Pointer;
  readonly message: string;
  /** The value at the location. */
  readonly value?: Json;
  /** The values that are allowed there. */
  readonly allowed?: readonly Json[];
  /** The line in the file, from 1, if it is known. */
  readonly line?: number;
  /** The file, if it is not the one that was named. */
  readonly file?: string;
}

/** A file that cannot be used: a description, a states file or a baseline. `problems` has at least one element. */
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
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${file} cannot be used: ${count}.`, ...problems.map(line)].join('\n');
}

function line(problem: Problem): string {
  const where = problem.pointer === '' ? 'the document' : problem.pointer;
  const location = problem.line === undefined ? where : `${where} (line ${problem.line})`;
  const file = problem.file === undefined ? '' : `${problem.file} `;
  return `  ${file}${location}: ${problem.message}${found(problem)}${allowed(problem)}`;
}

/** The value, unless the message quotes it already. */
function found({ value, message }: Problem): string {
  return value === undefined || message.includes(short(value)) ? '' : ` Found ${short(value)}.`;
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
