import { faults } from '../../reference/faults/index.ts';
import { json } from '../../reports/json.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import type { Report } from '../../src/model/report.ts';
import { check } from '../../src/run/check.ts';
import { requirements } from '../../suites/index.ts';
import { lasting as lastingText } from '../program/lasting.ts';
import { type InProcessReference, inProcess } from '../reference/in-process.ts';

/** A server with this fault that is kept for several runs. */
export function serverOf(format: string, fault?: string): InProcessReference {
  const planted = faults.find(({ name }) => name === fault);
  if (fault !== undefined && planted === undefined) throw new Error(`There is no fault ${fault}`);
  return inProcess({ formats: [format], ...(planted === undefined ? {} : { fault: planted }) });
}

/** The report of a run of one format against such a server, as read back from its JSON. */
export async function ran(server: InProcessReference, format: string, more: Partial<CheckOptions> = {}): Promise<Report> {
  const subject = { format: loadBuiltIn(format), target: server.targets[format] ?? '', statesUrl: server.states, apiKey: server.apiKey };
  const outcome = await check(optionsOf({ formats: [subject], wire: server.wire, ...more }));
  if (outcome.report === undefined) throw new Error('Not judged');
  return JSON.parse(textOf(outcome.report));
}

/** Default options of a run. */
export function optionsOf(more: Partial<CheckOptions>): CheckOptions {
  return {
    formats: [],
    requirements,
    seed: 1,
    concurrency: 8,
    timeoutMs: 10_000,
    headers: [],
    httpStatus: 'any',
    readOnly: false,
    assumed: true,
    strict: true,
    only: [],
    skip: [],
    runs: 0,
    keep: false,
    signal: new AbortController().signal,
    onProgress: () => {},
    tool: 'errspec test',
    ...more,
  };
}

/** A report as the JSON reporter writes it. */
export function textOf(report: Report): string {
  return json(report, { color: false, strict: false, verbose: false, texts: {}, width: 100 });
}

/** The text of all of a report that must be the same in another run, as `--report json` writes it. */
export function lasting(report: Report): string {
  return lastingText(JSON.parse(textOf(report)));
}
