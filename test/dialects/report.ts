import type { Format } from '../../src/model/format.ts';
import type { Report } from '../../src/model/report.ts';
import type { OpenWire } from '../../src/model/wire.ts';
import { check } from '../../src/run/check.ts';
import { requirements } from '../../suites/index.ts';

/** What a run of a test judges, and how many requests it may send. */
export interface Judged {
  readonly apiKey?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly maxRequests?: number;
}

/** The findings of a strict run against a server in this process, a line each. */
export async function findingsOf(
  format: Format,
  wire: OpenWire,
  { apiKey, only = [], skip = [], maxRequests }: Judged,
): Promise<readonly string[]> {
  const outcome = await check({
    formats: [{ format, target: 'http://localhost', ...(apiKey === undefined ? {} : { apiKey }) }],
    requirements,
    seed: 1,
    concurrency: 4,
    timeoutMs: 5_000,
    headers: [],
    httpStatus: 'any',
    readOnly: false,
    assumed: false,
    strict: true,
    only,
    skip,
    keep: true,
    signal: new AbortController().signal,
    onProgress: () => {},
    tool: 'errspec test',
    wire,
    ...(maxRequests === undefined ? {} : { maxRequests }),
  });
  if (outcome.kind === 'judged') return linesOf(outcome.report);
  throw new Error(`The run was not judged: ${JSON.stringify(outcome.reason)}`);
}

function linesOf({ results }: Report): readonly string[] {
  return results.flatMap(({ findings }) =>
    findings.map(
      ({ requirement, code, operation, about, expected, actual }) =>
        `${requirement} ${code} ${operation ?? ''} ${about}: ${JSON.stringify(expected)}, not ${JSON.stringify(actual)}`,
    ),
  );
}
