import { CommanderError } from 'commander';
import { visible } from '../../reports/shared/visible.ts';
import type { Json } from '../json/json.ts';
import type { Stop, Subject } from '../model/check.ts';
import { CommandError } from './command-error.ts';

/** What happened, and what to do next, as lines for stderr. */
export function failureText(error: unknown, command: string): string {
  if (error instanceof CommandError) return failureLines(error.message, error.next);
  if (error instanceof CommanderError) {
    const [what = '', ...hints] = error.message.replace(/^error: /, '').split('\n');
    return failureLines(what.endsWith('.') ? what : `${what}.`, [
      ...hints.map((hint) => hint.replace(/^\((.*)\)$/, '$1')),
      `\`${command} --help\` lists what there is.`,
    ]);
  }
  if (isDescriptionError(error)) return failureLines(error.message, ['Correct the description and try again; nothing was sent.']);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return failureLines(`an error of errspec itself.\n${stack}`, ['Please report it with the command that shows it.']);
}

/** Why a run says nothing about the target, in the same form. */
export function stopText({ code, detail }: Stop, subject?: Pick<Subject, 'target' | 'apiKey'>): string {
  const text = (name: string) => word(detail[name]);
  const target = subject?.target ?? text('target') ?? 'the target';
  const format = text('format');
  switch (code) {
    case 'nothing-answers':
      return failureLines(`nothing answers at ${target}${because(text('failure'), text('why'), text('cause'))}.`, [
        'Check the address and the port, and that the server is running; a slow one may need a longer --timeout.',
      ]);
    case 'no-format-reads':
      return failureLines(
        `no answer of ${target} can be read as ${format ?? text('tried') ?? 'a known format'}${because(text('status'), text('answeredBy'))}.`,
        [
          'Check that --target is the base URL to which operation paths are appended, its base path included.',
          'Check that --format names the format that the server speaks, or leave it out: then it is told from the answers.',
        ],
      );
    case 'key-refused':
      return failureLines(`${target} refuses every valid request for its key${because(text('status'), text('code'))}.`, [
        subject !== undefined && subject.apiKey === undefined
          ? 'No key was given: use --api-key or ERRSPEC_API_KEY.'
          : 'Check --api-key or ERRSPEC_API_KEY: the key may be wrong, disabled or of another environment.',
      ]);
    case 'limit-spent':
      return failureLines(`${target} answers every request with a spent rate limit, and waiting did not help.`, [
        'Try again when the limit is over, or with a key that has a higher one; --rate keeps the pace down from the start.',
      ]);
    case 'states-unreachable':
      return failureLines(
        `the provider-state URL ${text('url') ?? ''} cannot be reached${because(text('failure'), text('why'), text('cause'))}.`,
        ['Check --states; without it, cases that need a state are not exercised, and the rest is.'],
      );
    case 'nothing-exercised':
      return failureLines(`nothing was really tested${format === undefined ? '' : ` of ${format}`}: ${idleness(detail)}.`, [
        ...(typeof detail['maxRequests'] === 'number' ? [`Raise --max-requests: ${detail['maxRequests']} may be too few.`] : []),
        detail['accepted'] === true
          ? 'See the report for what was left out and why, and what --only and --skip leave.'
          : 'See the report for what came back; check the key, the target and what --only and --skip leave.',
      ]);
    case 'no-requests':
      return failureLines(`no request${format === undefined ? '' : ` of ${format}`} may be sent under these options.`, [
        'Widen --only and --skip, raise --max-requests, or leave out --read-only.',
      ]);
    default:
      return code satisfies never;
  }
}

/** Why nothing was exercised. */
function idleness({ accepted }: Stop['detail']): string {
  return accepted === true
    ? 'valid requests were accepted, but nothing was sent of which a requirement could say anything'
    : 'no valid request was accepted';
}

/** What of a report could not be written, told after its verdict. */
export function unwrittenText(what: string): string {
  return failureLines(what, ['Give --report and stdout places that can be written to; the verdict stands, wherever it was written.']);
}

/** The lines of a failure: the first says what happened, the others what to do. */
export function failureLines(what: string, next: readonly string[]): string {
  const lines = what.split('\n').map(visible);
  return `errspec: ${lines.join('\n')}\n${next.map((step) => `  Next: ${visible(step)}\n`).join('')}`;
}

function because(...reasons: readonly (string | undefined)[]): string {
  const known = reasons.filter((reason) => reason !== undefined && reason !== '');
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function word(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}

/** Told by its code, so that `load/` is not loaded just to tell an error apart. */
function isDescriptionError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERRSPEC_DESCRIPTION';
}
