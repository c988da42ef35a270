import { describe, expect, test } from 'vitest';
import { dialectNames, loadDialect } from '../../src/load/dialects.ts';
import type { Report } from '../../src/model/report.ts';
import { check } from '../../src/run/check.ts';
import { requirements } from '../../suites/index.ts';
import { formatOfBooks } from './document.ts';
import { booksServer, KEY, type Lie } from './server.ts';

/** Judges the server of a dialect; a lying one only by what its lie is about, and with fewer requests. */
async function reportOf(dialect: string, lie?: Lie): Promise<Report> {
  const format = formatOfBooks(dialect);
  const outcome = await check({
    formats: [{ format, target: 'http://localhost', apiKey: KEY }],
    requirements,
    seed: 1,
    concurrency: 4,
    timeoutMs: 5_000,
    headers: [],
    httpStatus: 'any',
    readOnly: false,
    assumed: false,
    strict: true,
    only: lie === undefined ? [] : lie === 'code' ? ['codes/*'] : ['fields/*'],
    // Fastify, Stripe and their kind report one field at a time.
    skip: ['fields/complete'],
    keep: true,
    signal: new AbortController().signal,
    onProgress: () => {},
    tool: 'errspec test',
    wire: booksServer(dialect, format, lie),
    ...(lie === undefined ? {} : { maxRequests: 100 }),
  });
  if (outcome.kind === 'judged') return outcome.report;
  throw new Error(`The run was not judged: ${JSON.stringify(outcome.reason)}`);
}

function findingsOf({ results }: Report): readonly string[] {
  return results.flatMap(({ findings }) =>
    findings.map(
      ({ requirement, code, operation, about, expected, actual }) =>
        `${requirement} ${code} ${operation ?? ''} ${about}: ${JSON.stringify(expected)}, not ${JSON.stringify(actual)}`,
    ),
  );
}

const named = dialectNames();
const withFields = named.filter((name) => JSON.stringify(loadDialect(name).errorFormat).includes('"fields"'));

describe('check of a server that speaks a dialect', () => {
  test.each(named)('accuses an honest server of nothing: %s', async (dialect) => {
    expect(findingsOf(await reportOf(dialect))).toEqual([]);
  });

  test.each(named)('finds another error for an unknown id: %s', async (dialect) => {
    expect(findingsOf(await reportOf(dialect, 'code')).filter((each) => each.startsWith('codes/'))).not.toEqual([]);
  });

  test.each(withFields)('finds another field than the broken one: %s', async (dialect) => {
    expect(findingsOf(await reportOf(dialect, 'field')).filter((each) => each.startsWith('fields/'))).not.toEqual([]);
  });
});
