import type { Report } from '../../src/model/report.ts';
import { check } from '../../src/run/check.ts';
import { optionsOf } from '../scale/runs.ts';
import { API_KEY, type Described, formatFrom } from './description.ts';
import { type ServerBehaviour, TARGET, wireOf } from './server.ts';

/** The report of a run against a server of this description, with the given behaviour. */
export async function checkSchema(described: Described, behaviour: ServerBehaviour = {}, { seed = 1, runs = 20 } = {}): Promise<Report> {
  const subject = { format: formatFrom(described), target: TARGET, apiKey: API_KEY };
  // The server ends with the run, so nothing must be deleted.
  const outcome = await check(optionsOf({ formats: [subject], wire: wireOf(described, behaviour), seed, runs, keep: true }));
  if (outcome.kind === 'judged') return outcome.report;
  throw new Error(`Not judged: ${JSON.stringify(outcome.reason)}`);
}

/** The findings that a correct server must not get: failed MUSTs with their requests, and requirements that could not be judged. */
export function accusations(report: Report): readonly string[] {
  return report.results.flatMap(({ id, level, verdict, findings, reason }) => {
    if (verdict === 'errored' || verdict === 'blocked') return [`${id} ${verdict}: ${reason}`];
    if (verdict !== 'failed' || level !== 'MUST') return [];
    return findings.map(({ code, operation, about, expected, actual, exchange }) => {
      const shown = report.exchanges[exchange ?? ''];
      return `${id} ${code} at ${operation}: ${about}; ${JSON.stringify({ expected, actual, shown }).slice(0, 1500)}`;
    });
  });
}
