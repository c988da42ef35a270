import { requirements as all } from '../../suites/index.ts';
import { stopText } from '../cli/failures.ts';
import { ofRevision } from '../cli/revision.ts';
import { version } from '../cli/version.ts';
import { matchesGlob } from '../json/glob.ts';
import { resolveFormat } from '../load/builtin.ts';
import { loadStates } from '../load/states-file.ts';
import type { CheckOptions, Progress, RateLimit, Stop, Subject } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { Report } from '../model/report.ts';
import { check as run } from '../run/check.ts';
import { isSelected } from '../run/selected.ts';
import { type FetchHandler, fetchWire } from './fetch-wire.ts';

/** What to check, and how. Give either `target` or `fetch`. */
export interface CheckInput {
  /** Name of a built-in format, or the file of a description. */
  readonly format: string;
  /** Base URL to which operation paths are appended. */
  readonly target?: string;
  /** A server as a function (`app.fetch`), called without a socket; its paths begin with the base path of the description. */
  readonly fetch?: FetchHandler;
  readonly apiKey?: string;
  /** Provider-state URL, or the file with values by state. With `fetch` the URL is called through it as well. */
  readonly states?: string;
  /** Sent with every request; values are masked in reports. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ids, areas or globs of requirements; all unless given. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** Judge only the requirements of this release, with its levels: `0.1`. */
  readonly requirements?: string;
  /** 1 unless given. */
  readonly seed?: number;
  /** Random payloads of each kind for each operation; 0 unless given, since tests are to be quick. */
  readonly runs?: number;
  readonly concurrency?: number;
  readonly rate?: RateLimit;
  readonly maxRequests?: number;
  /** Milliseconds for one answer; 10,000 unless given. */
  readonly timeoutMs?: number;
  readonly readOnly?: boolean;
  /** A SHOULD counts like a MUST. */
  readonly strict?: boolean;
  readonly signal?: AbortSignal;
}

/** What happens during a check; the last event holds the report. */
export type CheckEvent = Progress | { readonly kind: 'report'; readonly report: Report };

/** A check under way: iterate over its events, or await its report. */
export interface Check extends AsyncIterable<CheckEvent> {
  /** Rejects with a `NotJudged` where nothing could be judged. */
  readonly report: Promise<Report>;
}

/** The target could not be judged at all: it does not answer, refuses the key, or speaks another format. */
export class NotJudged extends Error {
  readonly stop: Stop;

  constructor(stop: Stop) {
    super(stopText(stop).trim());
    this.name = 'NotJudged';
    this.stop = stop;
  }
}

/** The base URL under which a handler is called; nothing ever connects to it. */
const IN_PROCESS = 'http://errspec.invalid';

/** Starts a check. It runs whether its events are read or not. Throws where the input makes no sense. */
export function check(input: CheckInput): Check {
  const events = new Queue<CheckEvent>();
  const options = optionsOf(input, (event) => events.push(event));
  const report = run(options).then((outcome) => {
    if (outcome.kind === 'not-judged') throw new NotJudged(outcome.reason);
    events.push({ kind: 'report', report: outcome.report });
    return outcome.report;
  });
  report.then(
    () => events.end(),
    (error: unknown) => events.fail(error),
  );
  return { report, [Symbol.asyncIterator]: () => events.iterate() };
}

/** The requirements that a check with this input judges, with their format. */
export function requirementsFor({ format: name, only = [], skip = [], requirements: frozen }: CheckInput) {
  const format = resolveFormat(name);
  const { requirements, revision } = ofRevision(all, frozen);
  const selection = { only, skip, ...(revision === undefined ? {} : { revision }) };
  return { format, requirements: requirements.filter((each) => isSelected(each.id, selection) && each.applies(format) === undefined) };
}

function optionsOf(input: CheckInput, onProgress: CheckOptions['onProgress']): CheckOptions {
  const { seed = 1, runs = 0, concurrency = 8, timeoutMs = 10_000, headers = {}, only = [], skip = [] } = input;
  for (const glob of [...only, ...skip])
    if (!all.some(({ id }) => matchesGlob(glob, id))) throw new TypeError(`No requirement matches "${glob}".`);
  const { requirements, revision } = ofRevision(all, input.requirements);
  return {
    formats: [subjectOf(input, resolveFormat(input.format))],
    requirements,
    ...(revision === undefined ? {} : { revision }),
    seed,
    runs,
    concurrency,
    timeoutMs,
    headers: Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const),
    httpStatus: 'any',
    readOnly: input.readOnly === true,
    assumed: false,
    strict: input.strict === true,
    confirm: true,
    keep: false,
    only,
    skip,
    signal: input.signal ?? new AbortController().signal,
    onProgress,
    tool: `errspec ${version()}`,
    ...(input.rate === undefined ? {} : { rate: input.rate }),
    ...(input.maxRequests === undefined ? {} : { maxRequests: input.maxRequests }),
    ...(input.fetch === undefined ? {} : { wire: fetchWire(input.fetch) }),
  };
}

function subjectOf({ target, fetch, states, apiKey }: CheckInput, format: Format): Subject {
  if ((target === undefined) === (fetch === undefined)) throw new TypeError('Give either "target" (a base URL) or "fetch" (a function).');
  const isUrl = states !== undefined && /^https?:\/\//i.test(states);
  return {
    format,
    target: target ?? IN_PROCESS + format.basePath,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(states === undefined ? {} : isUrl ? { statesUrl: states } : { handStates: loadStates(states) }),
  };
}

/** Events that wait for a reader. */
class Queue<Event> {
  readonly #waiting: Event[] = [];
  #done = false;
  #error: unknown;
  #wake: (() => void) | undefined;

  push(event: Event): void {
    this.#waiting.push(event);
    this.#wake?.();
  }

  end(): void {
    this.#done = true;
    this.#wake?.();
  }

  fail(error: unknown): void {
    this.#error = error;
    this.end();
  }

  async *iterate(): AsyncGenerator<Event, void> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else if (this.#error !== undefined) throw this.#error;
      else if (this.#done) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
