import { Command, Option } from '@commander-js/extra-typings';
import type { ObservedRun } from '../../init/observe.ts';
import type { JsonObject } from '../../json/json.ts';
import type { WrittenKeywords } from '../../load/written-keywords.ts';
import type { CheckOptions, Subject } from '../../model/check.ts';
import type { Format } from '../../model/format.ts';
import { CommandError } from '../command-error.ts';
import { configuredKeywords } from '../config.ts';
import type { ExitCode } from '../exit.ts';
import { stopText } from '../failures.ts';
import { Cancelled, type InitAnswers } from '../init-questions.ts';
import { interruptible } from '../interrupt.ts';
import { integer } from '../option-values.ts';
import { REQUESTS, withNetwork, withOperations, withTarget, withThrottle, withTimeout } from '../options.ts';
import { progressPrinter } from '../progress.ts';
import { print, writeError } from '../terminal.ts';
import { version } from '../version.ts';

function declared() {
  const command = new Command('init')
    .summary('write errspec.yaml: the errors of an API as they are today')
    .description(
      'Reads an OpenAPI document, sends broken requests to the target, and writes what it answered to errspec.yaml: its codes, statuses and causes. ' +
        'After that, `errspec check` fails where one of them changes.',
    )
    .addHelpText('after', EXAMPLES)
    .addOption(new Option('--write', 'also send requests that change data; what they create is deleted').helpGroup(REQUESTS))
    .addOption(
      new Option('--max-requests <n>', 'send at most this many requests')
        .argParser(integer(1))
        .env('ERRSPEC_MAX_REQUESTS')
        .helpGroup(REQUESTS),
    )
    .addOption(new Option('--update', 'add what is new to an errspec.yaml, and keep what it has, comments included').helpGroup(FILE))
    .addOption(new Option('--force', 'replace an errspec.yaml').helpGroup(FILE))
    .addOption(new Option('--yes', 'ask nothing; without a terminal nothing is asked either').helpGroup(FILE));
  return withOperations(withTimeout(withThrottle(withNetwork(withTarget(command)), 8)));
}

const FILE = 'File:';

const EXAMPLES = `
Examples:
  errspec init --openapi ./openapi.json --target http://localhost:3000
  errspec init --openapi ./openapi.json --target http://localhost:3000 --write --yes
  errspec init --update --write`;

type InitFlags = ReturnType<ReturnType<typeof declared>['opts']> & { readonly config?: string; readonly readOnly?: boolean };

/** `errspec init`: writes down the errors of a target as they are. */
export function initCommand(done: (code: ExitCode) => void) {
  return declared().action(async (flags) => done(await runInit(flags)));
}

async function runInit(flags: InitFlags): Promise<ExitCode> {
  const { initFile } = await import('../init-file.ts');
  const file = initFile(flags);
  const interrupt = interruptible('\nStopping: deleting what was created. Nothing is written. Press Ctrl-C again to stop at once.\n');
  try {
    const { initAnswers } = await import('../init-questions.ts');
    const answers = await initAnswers({ ...flags, openapi: flags.openapi ?? flags.format });
    const session = await begun(flags, answers, interrupt.signal);
    const run = await observed(session);
    if (interrupt.signal.aborted) return 130;
    if (run.stop !== undefined) {
      writeError(stopText(run.stop, session.subject));
      return 2;
    }
    const [{ written }, { refusals }] = await Promise.all([import('../init-written.ts'), import('../../init/observe.ts')]);
    const refused = refusals(run.seen);
    if (refused !== undefined) throw nothingAccepted(refused, session.subject);
    await print(written(file, { ...session, run }));
    return 0;
  } catch (error) {
    if (interrupt.signal.aborted || error instanceof Cancelled) return 130;
    throw error;
  } finally {
    interrupt.release();
  }
}

/** What is observed of a target that rejects everything says nothing about its errors. */
function nothingAccepted(statuses: readonly number[], { target, apiKey }: Subject): CommandError {
  const isAccess = statuses.length > 0 && statuses.every((status) => status === 401 || status === 403);
  return new CommandError(
    `${target} accepted none of the valid requests${statuses.length === 0 ? '' : `: it answered ${statuses.join(', ')}`}. Nothing was written.`,
    isAccess && apiKey === undefined
      ? 'No key was given: use --api-key or ERRSPEC_API_KEY.'
      : isAccess
        ? 'Check --api-key or ERRSPEC_API_KEY.'
        : 'Check that --target is the base URL to which the paths of the document are appended.',
  );
}

/** Everything that an observation is made with. */
export interface InitSession {
  readonly flags: InitFlags;
  readonly answers: InitAnswers;
  readonly subject: Subject;
  /** Loads the document with other keywords beside it. */
  readonly load: (keywords: WrittenKeywords | undefined) => Format;
  /** What the error format begins with. */
  readonly base: JsonObject;
  readonly signal: AbortSignal;
}

/** An observation that was made. */
export interface InitResult extends InitSession {
  readonly run: ObservedRun;
}

async function begun(flags: InitFlags, answers: InitAnswers, signal: AbortSignal): Promise<InitSession> {
  const [{ formatNamed }, { forObservation }, { statesSource }, { askKey, canAsk }] = await Promise.all([
    import('../formats.ts'),
    import('../../init/observe.ts'),
    import('../subjects.ts'),
    import('../init-questions.ts'),
  ]);
  const load = (keywords: WrittenKeywords | undefined) => formatNamed(answers.openapi, { keywords });
  const format = load(forObservation(flags.force === true ? undefined : configuredKeywords()));
  const source = await statesSource(flags.states);
  const apiKey = flags.apiKey ?? (format.auth !== undefined && canAsk(flags) ? await askKey() : undefined);
  const subject: Subject = { format, target: answers.target, ...source, ...(apiKey === undefined ? {} : { apiKey }) };
  return { flags, answers, subject, load, base: {}, signal };
}

async function observed({ flags, answers, subject, signal }: InitSession): Promise<ObservedRun> {
  const [{ observe }, { requirements }, { networkWire }, { operationSelection }] = await Promise.all([
    import('../../init/observe.ts'),
    import('../../../suites/index.ts'),
    import('../network.ts'),
    import('../operations.ts'),
  ]);
  const wire = networkWire(flags);
  const operations = operationSelection(flags, [subject.format]);
  const progress = progressPrinter();
  const { timeout: timeoutMs, header: headers, concurrency, rate, maxRequests } = flags;
  const options: CheckOptions = {
    formats: [subject],
    requirements,
    seed: 1,
    concurrency,
    timeoutMs,
    headers,
    httpStatus: 'any',
    readOnly: !answers.write,
    assumed: false,
    strict: false,
    keep: false,
    only: [],
    skip: [],
    signal,
    onProgress: progress.onProgress,
    tool: `errspec ${version()}`,
    ...(operations === undefined ? {} : { operations }),
    ...(rate === undefined ? {} : { rate }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
    ...(wire === undefined ? {} : { wire }),
  };
  return await observe(options).finally(progress.clear);
}
