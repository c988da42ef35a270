import { CommanderError } from 'commander';
import { visible } from '../../reports/shared/visible.ts';
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

/** Why a run is inconclusive, in the same form. */
export function stopText(stop: Stop, subject?: Pick<Subject, 'target' | 'apiKey'>): string {
  const target = subject?.target ?? 'the target';
  const { format } = stop;
  switch (stop.code) {
    case 'nothing-answers':
      return failureLines(`nothing answers at ${target}${because(stop.failure, stop.cause)}.`, [
        'Check the address and the port, and that the server is running; a slow one may need a longer --timeout.',
      ]);
    case 'no-format-reads':
      return failureLines(
        `${target} never answered in the format ${format ?? 'of a description'}${because(stop.status, stop.answeredBy)}.`,
        [
          'Check that --target is the base URL to which operation paths are appended, its base path included.',
          'Check that --format names the format that the server speaks, or leave it out: then it is detected from the answers.',
        ],
      );
    case 'key-refused':
      return failureLines(`${target} rejects every valid request because of its key.`, [
        subject !== undefined && subject.apiKey === undefined
          ? 'No key was given: use --api-key or ERRSPEC_API_KEY.'
          : 'Check --api-key or ERRSPEC_API_KEY: the key may be wrong, disabled or of another environment.',
      ]);
    case 'rate-limited':
      return failureLines(`${target} answers every request with "rate limit exceeded", and waiting did not help.`, [
        'Try again later, or with a key that has a higher limit; --rate limits the requests from the start.',
      ]);
    case 'states-unreachable':
      return failureLines(`the provider-state URL ${stop.url} cannot be reached${because(stop.cause)}.`, [
        'Check --states; without it, cases that need a state are not exercised, and the rest is.',
      ]);
    case 'nothing-exercised':
      return failureLines(
        `no requirement could be checked${format === undefined ? '' : ` for ${format}`}: ${idleness(stop.anyAccepted)}.`,
        [
          ...(stop.maxRequests === undefined ? [] : [`Raise --max-requests: ${stop.maxRequests} may be too few.`]),
          stop.anyAccepted
            ? 'See the report for what was left out and why, and check --only and --skip.'
            : 'See the report for the answers; check the key, the target, --only and --skip.',
        ],
      );
    case 'no-requests':
      return failureLines(`no request${format === undefined ? '' : ` of ${format}`} may be sent under these options.`, [
        'Widen --only and --skip, raise --max-requests, or leave out --read-only.',
      ]);
    case 'target-lost':
      return failureLines(
        `${target} stopped answering during the run${because(stop.failure, stop.cause)}; the rest of the plan was not sent.`,
        ['See its log for a crash or a hang, restart it, and run the check again; the report shows what was judged until then.'],
      );
    default:
      return stop satisfies never;
  }
}

/** Why nothing was exercised. */
function idleness(anyAccepted: boolean): string {
  return anyAccepted
    ? 'valid requests were accepted, but no selected requirement applies to what was sent'
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

function because(...reasons: readonly (string | number | undefined)[]): string {
  const known = reasons.filter((reason) => reason !== undefined && reason !== '');
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

/** Told by its code, so that `load/` is not loaded just to tell an error apart. */
function isDescriptionError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERRSPEC_DESCRIPTION';
}
