import { requirements } from '../../suites/index.ts';
import { resolveFormat } from '../load/builtin.ts';
import type { Header } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import type { Reading } from '../model/reading.ts';
import { read } from '../read/read.ts';
import { judgeRecorded } from '../run/recorded.ts';

/** An answer as `fetch` gives it. */
export type Answer = Pick<Response, 'status' | 'headers' | 'clone' | 'url'>;

/** What a matcher found out: whether the answer passes, and a message for either case. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * Matchers for `expect.extend` of vitest and jest. They read the body of a clone, so that the answer can still be read; await them. The
 * format is a built-in name or the file of a description.
 */
export const matchers = {
  /** Passes where no requirement finds anything wrong with the answer itself, whatever the request was. */
  async toConformTo(
    answer: Answer,
    format: string,
    request: { readonly method?: string; readonly url?: string } = {},
  ): Promise<MatcherResult> {
    const description = resolveFormat(format);
    const message = {
      method: (request.method ?? 'GET').toUpperCase(),
      url: request.url ?? answer.url,
      requestHeaders: [],
      requestBody: undefined,
      status: answer.status,
      headers: headersOf(answer),
      body: await bytesOf(answer),
      ms: 0,
    };
    const judging = { format: description, requirements, isSelected: () => true, tool: 'errspec', source: message.url };
    const target = message.url === '' ? {} : { target: new URL(message.url).origin + description.basePath };
    const { report, unmatched } = judgeRecorded({ messages: [message], incomplete: 0 }, { ...judging, ...target });
    const findings = report.results.flatMap((result) => result.findings);
    if (unmatched > 0) return { pass: false, message: () => `${message.method} ${message.url} is no operation of ${description.name}` };
    const found = findings.map(
      ({ id, where, expected, actual }) => `  ${id}  at ${where}: expected ${json(expected)}, got ${json(actual)}`,
    );
    return {
      pass: findings.length === 0,
      message: () =>
        findings.length === 0
          ? `The answer conforms to ${description.name}`
          : [`The answer breaks ${description.name}:`, ...found].join('\n'),
    };
  },

  /** Passes where the answer is an error of the format with this code (of a class or a detail). */
  async toBeApiError(answer: Answer, code: string | number, format: string): Promise<MatcherResult> {
    const reading = await readingOf(answer, resolveFormat(format));
    const codes = reading.kind === 'error' ? [reading.code, ...(reading.detail === undefined ? [] : [reading.detail])] : [];
    const pass = codes.includes(code);
    return { pass, message: () => `Expected the answer ${pass ? 'not ' : ''}to be the error ${json(code)}, got ${described(reading)}` };
  },

  /** Passes where the answer is an error that blames these fields and no others, in any order. */
  async toBlame(answer: Answer, fields: string | readonly string[], format: string): Promise<MatcherResult> {
    const wanted = [...new Set(typeof fields === 'string' ? [fields] : fields)].sort();
    const reading = await readingOf(answer, resolveFormat(format));
    const blamed = reading.kind === 'error' ? [...new Set(reading.fields.flatMap(({ name }) => name ?? []))].sort() : [];
    const pass = reading.kind === 'error' && json(wanted) === json(blamed);
    const got = reading.kind === 'error' ? `it blames ${json(blamed)}` : described(reading);
    return { pass, message: () => `Expected the answer ${pass ? 'not ' : ''}to blame ${json(wanted)}, got ${got}` };
  },
};

async function readingOf(answer: Answer, format: Format): Promise<Reading> {
  const outcome = {
    kind: 'answered',
    status: answer.status,
    headers: headersOf(answer),
    body: await bytesOf(answer),
    ms: 0,
    leakedSecret: false,
  } as const;
  return read(format, undefined, { request: { method: 'GET', url: answer.url, headers: [], body: undefined }, outcome, retries: 0 });
}

function described(reading: Reading): string {
  switch (reading.kind) {
    case 'error':
      return `the error ${json(reading.code)}${reading.detail === undefined ? '' : ` (${json(reading.detail)})`}`;
    case 'success':
      return `a success (status ${reading.status})`;
    case 'unreadable':
      return `an answer that is no error of the format (status ${reading.status}, ${reading.why})`;
    case 'unanswered':
      return 'no answer';
    default:
      return reading satisfies never;
  }
}

async function bytesOf(answer: Answer): Promise<Uint8Array> {
  return new Uint8Array(await answer.clone().arrayBuffer());
}

function headersOf(answer: Answer): readonly Header[] {
  return [...answer.headers].map(([name, value]): Header => [name.toLowerCase(), value]);
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
