import { CommanderError } from 'commander';
import { visible } from '../../reports/shared/visible.ts';
import type { Stop, Subject } from '../model/check.ts';
import { CommandError } from './command-error.ts';

/** The lines for stderr about a failed command: what happened, and what to do next. */
export function failureText(error: unknown, command: string): string {
  if (error instanceof CommandError) return failureLines(error.message, error.next);
  if (error instanceof CommanderError) {
    const [what = '', ...hints] = error.message.replace(/^error: /, '').split('\n');
    return failureLines(what.endsWith('.') ? what : `${what}.`, [
      ...hints.map((hint) => hint.replace(/^\((.*)\)$/, '$1')),
      `\`${command} --help\` lists commands and options.`,
    ]);
  }
  if (isDescriptionError(error)) return failureLines(error.message, ['Correct the description and try again. Nothing was sent.']);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return failureLines(`an error of errspec itself.\n${stack}`, ['Please report it, with the command line that shows it.']);
}

/** The lines for stderr about a run that could not judge its target. */
export function stopText(stop: Stop, subject?: Pick<Subject, 'target' | 'apiKey'>): string {
  const target = subject?.target ?? 'the target';
  const { format } = stop;
  switch (stop.code) {
    case 'nothing-answers':
      return failureLines(`nothing answers at ${target}${because(stop.failure, stop.cause)}.`, [
        stop.failure === 'tls'
          ? 'Trust the authority that signed the certificate: --ca FILE. For a client certificate: --cert and --key-file. To accept any certificate: --insecure.'
          : 'Check the address and the port, and that the server is running; a slow server may need a longer --timeout.',
      ]);
    case 'no-format-reads':
      return failureLines(
        `${target} never answered in the format ${format ?? 'of a description'}${because(stop.status, stop.answeredBy)}.`,
        [
          'Check that --target is the base URL to which operation paths are appended, its base path included.',
          'Check that --format names the format of the server, or leave it out: errspec then detects the format.',
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
        'Check --states. Without it, errspec skips the cases that need a provider state and judges the others.',
      ]);
    case 'states-unknown':
      return failureLines(
        `the provider-state URL ${stop.url} offers none of the states${format === undefined ? '' : ` of ${format}`}: it rejects all of them (4xx).`,
        [
          'Check the path of --states (ERRSPEC_STATES); docs/states.md describes the requests that it must answer.',
          'Or leave --states out: the report then lists the cases that need a state as not exercised.',
        ],
      );
    case 'nothing-exercised':
      return failureLines(
        `no requirement could be checked${format === undefined ? '' : ` for ${format}`}: ${idleness(stop.anyAccepted)}.`,
        [
          ...(stop.maxRequests === undefined ? [] : [`Raise --max-requests: ${stop.maxRequests} may be too few.`]),
          stop.anyAccepted
            ? 'The report lists what was not exercised and why; check --only and --skip.'
            : 'The report shows the answers; check the key, the target, --only and --skip.',
        ],
      );
    case 'no-requests':
      return failureLines(`these options leave no request to send${format === undefined ? '' : ` for ${format}`}.`, [
        'Widen --only and --skip, raise --max-requests, --max-writes or --max-time, or leave out --read-only.',
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

/** Why no requirement could be checked. */
function idleness(anyAccepted: boolean): string {
  return anyAccepted
    ? 'the target accepted valid requests, but no selected requirement applies to what was sent'
    : 'the target accepted no valid request';
}

/** The lines for stderr about a report that could not be written. */
export function unwrittenText(what: string): string {
  return failureLines(what, ['Choose other files for --report. The verdict holds in the reports that were written.']);
}

/** The lines of a failure: first what happened, then what to do. */
export function failureLines(what: string, next: readonly string[]): string {
  const lines = what.split('\n').map(visible);
  return `errspec: ${lines.join('\n')}\n${next.map((step) => `  Next: ${visible(step)}\n`).join('')}`;
}

function because(...reasons: readonly (string | number | undefined)[]): string {
  const known = reasons.filter((reason) => reason !== undefined && reason !== '');
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

/** Recognized by its code: importing its class would load all of `load/`. */
function isDescriptionError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERRSPEC_DESCRIPTION';
}
