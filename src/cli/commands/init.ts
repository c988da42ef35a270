import { Command, Option } from '@commander-js/extra-typings';
import type { ObservedRun } from '../../init/observe.ts';
import type { Seen } from '../../init/seen.ts';
import { type JsonObject, member } from '../../json/json.ts';
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
import { REQUESTS, withDialectOption, withNetwork, withOperations, withTarget, withThrottle, withTimeout } from '../options.ts';
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
  return withOperations(withTimeout(withThrottle(withNetwork(withDialectOption(withTarget(command))), 8)));
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
    if (run.stop?.code === 'no-format-reads' && (run.stop.status ?? 0) >= 400)
      throw nothingAccepted([run.stop.status ?? 0], session.subject);
    if (run.stop !== undefined) {
      writeError(stopText(run.stop, session.subject));
      return 2;
    }
    const [{ written }, { refusals }] = await Promise.all([import('../init-written.ts'), import('../../init/observe.ts')]);
    const result = await understood(session, run);
    const refused = refusals(result.seen);
    if (refused !== undefined) throw nothingAccepted(refused, session.subject);
    await print(written(file, result));
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
  /** The format is that of the observation: broken requests are to be rejected, with whatever error. */
  readonly subject: Subject;
  /** The keywords that the file has already. */
  readonly keywords: WrittenKeywords;
  /** Loads the document with other keywords beside it. */
  readonly load: (keywords: WrittenKeywords) => Format;
  /** What the error format begins with: a dialect, or how errors are read; nothing where the document says so. */
  readonly base: JsonObject;
  /** Nobody said how errors are read. */
  readonly isGuessed: boolean;
  readonly signal: AbortSignal;
}

/** An observation, and how its errors are read. */
export interface InitResult extends InitSession {
  readonly run: ObservedRun;
  readonly format: Format;
  readonly seen: readonly Seen[];
}

async function begun(flags: InitFlags, answers: InitAnswers, signal: AbortSignal): Promise<InitSession> {
  const [{ formatNamed }, { spokenFormat }, { forObservation }, { statesSource }, { askKey, canAsk }, { networkWire }] = await Promise.all([
    import('../formats.ts'),
    import('../dialect.ts'),
    import('../../init/observe.ts'),
    import('../subjects.ts'),
    import('../init-questions.ts'),
    import('../network.ts'),
  ]);
  const { openapi, target, write } = answers;
  const keywords = configuredKeywords() ?? NO_KEYWORDS;
  const load = (words: WrittenKeywords) => formatNamed(openapi, { keywords: words });
  const source = await statesSource(flags.states);
  const isAsked = flags.apiKey === undefined && canAsk(flags) && load(keywords).auth !== undefined;
  const apiKey = isAsked ? await askKey() : flags.apiKey;
  const asking = { timeoutMs: flags.timeout, headers: flags.header, signal, maxRequests: flags.maxRequests, wire: networkWire(flags) };
  const speaking = { dialect: flags.dialect, apiKey, readOnly: !write, keywords };
  const { format: spoken, dialect } = await spokenFormat(openapi, target, speaking, asking);
  const isGuessed = flags.dialect === undefined && (dialect !== undefined || spoken.usual.has('reading'));
  if (!isGuessed && dialect === undefined && keywords.errorFormat === undefined)
    throw new CommandError(
      `${openapi} describes its errors itself (x-error-format); nothing was written.`,
      `\`errspec check --openapi ${openapi} --target ${target}\` judges by that.`,
      'What it lacks can be written into errspec.yaml by hand: docs/config.md.',
    );
  const base: JsonObject = dialect === undefined ? {} : { extends: dialect, name: spoken.name, title: spoken.title };
  const format = load(forObservation(keywords, base));
  const subject: Subject = { format, target, ...source, ...(apiKey === undefined ? {} : { apiKey }) };
  return { flags, answers, subject, keywords, load, base, isGuessed, signal };
}

const NO_KEYWORDS: WrittenKeywords = { file: '', errorFormat: undefined, operations: {}, lineOf: () => undefined };

/** Reads what was observed: by the document or its dialect, or by what the answers themselves show if that explains more of them. */
async function understood(session: InitSession, run: ObservedRun): Promise<InitResult> {
  const [{ seenBy }, { inferredFormat, isRicher, withAnything }, { forObservation }] = await Promise.all([
    import('../../init/seen.ts'),
    import('../../init/infer-reading.ts'),
    import('../../init/observe.ts'),
  ]);
  const { keywords, subject, load, isGuessed } = session;
  const given = { ...session, run, format: subject.format, seen: seenBy(subject.format, run.observations) };
  const inferred = isGuessed ? inferredFormat(subject.format, run.observations) : undefined;
  if (inferred === undefined) return given;
  const format = load(forObservation(keywords, withAnything(inferred)));
  const seen = seenBy(format, run.observations);
  if (session.base['extends'] !== undefined && !isRicher(seen, given.seen)) return given;
  writeError(`${readingText(inferred)}\n`);
  return { ...given, format, seen, base: inferred };
}

function readingText({ reading }: JsonObject): string {
  const [code, fields] = ['code', 'fields'].map((name) => member(reading, name));
  const at = typeof code === 'string' ? code : member(code, 'at');
  const place = ['list', 'map', 'at'].map((name) => member(fields, name)).find((each) => each !== undefined);
  const known = [
    at === undefined ? 'the HTTP status is the code' : `the code is at ${String(at)}`,
    ...(place === undefined ? [] : [`blamed fields are at ${String(place)}`]),
  ];
  return `No dialect is needed to read the errors: ${known.join(', ')}.`;
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
