import { describe, expect, test } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions, Subject } from '../../src/model/check.ts';
import type { Cause, Probe } from '../../src/model/probe.ts';
import type { Report } from '../../src/model/report.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { OpenWire } from '../../src/model/wire.ts';
import { check } from '../../src/run/check.ts';
import { requirements } from '../../suites/index.ts';
import { erroredIds, failedIds } from '../matrix/check-reference.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from '../scale/runs.ts';
import { tasksFormat } from '../third-format/check-tasks.ts';
import { startTasks } from '../third-format/server.ts';
import { campaignsOf } from './campaigns.ts';

const SEEDS = [1, 2, 3];
const RUNS = 60;
/** What payloads that are no lists are sent for. Lists of items are judged by the matrix. */
const CAUSES: readonly Cause['kind'][] = ['valid', 'violation', 'malformed-json'];

/** All requirements, each for such probes alone: of the plan and of campaigns nothing else is sent. */
const ofBodies: readonly Requirement[] = requirements.map(({ extend: _extend, probes: _probes, ...each }) => ({
  ...each,
  provokedBy: (probe: Probe) => CAUSES.includes(probe.cause.kind) && each.provokedBy(probe),
}));

/** A clean server, for as long as a test takes. */
interface Clean {
  readonly subject: Subject;
  readonly states: string;
  /** The way to it, where that is not the network. */
  readonly wire?: OpenWire;
  readonly close: () => Promise<void>;
}

function builtIn(name: string): Clean {
  const { states, close, apiKey, targets, wire } = inProcess({ formats: [name] });
  return { subject: { format: loadBuiltIn(name), target: targets[name] ?? '', apiKey }, states, wire, close };
}

async function ofData(): Promise<Clean> {
  const { target, apiKey, states, close } = await startTasks();
  return { subject: { format: tasksFormat(), target, apiKey }, states, close };
}

/** The report of a run with payloads, and how many of them were judged. */
async function fuzzed(subject: Subject, more: Partial<CheckOptions>): Promise<{ readonly report: Report; readonly payloads: number }> {
  let payloads = 0;
  const onProgress: CheckOptions['onProgress'] = (event) => {
    if (event.kind === 'fuzzed') payloads = event.payloads;
  };
  // The server ends with the test: nothing need be deleted there.
  const outcome = await check(
    optionsOf({ formats: [subject], runs: RUNS, concurrency: 16, keep: true, requirements: ofBodies, onProgress, ...more }),
  );
  if (outcome.report === undefined) throw new Error(`Not judged: ${JSON.stringify(outcome)}`);
  return { report: outcome.report, payloads };
}

/** How many payloads are to be sent. */
function planned({ format }: Subject, seed: number, states: 'all' | 'none'): number {
  const campaigns = campaignsOf(format, { seed, states, assumed: states === 'all' }, { runs: RUNS }).filter(({ kind }) => kind !== 'bulk');
  return campaigns.reduce((sum, { runs }) => sum + runs, 0);
}

describe.each([
  ['structured-error', () => builtIn('structured-error')],
  ['code-envelope', () => builtIn('code-envelope')],
  ['a format that exists only as a description', ofData],
] as const)('a clean server of %s', (_, start) => {
  test.each(['all', 'none'] as const)('passes with every single-body, JSON and parameter payload, with states: %s', async (states) => {
    const clean = await start();
    try {
      const subject = states === 'all' ? { ...clean.subject, statesUrl: clean.states } : clean.subject;
      for (const seed of SEEDS) {
        const { report, payloads } = await fuzzed(subject, {
          seed,
          assumed: states === 'all',
          ...(clean.wire === undefined ? {} : { wire: clean.wire }),
        });
        expect({ seed, failed: failedIds(report), errored: erroredIds(report) }).toEqual({ seed, failed: [], errored: [] });
        expect(payloads).toBe(planned(subject, seed, states));
        const verdicts = report.results.filter(({ id }) => id === 'codes/cause' || id === 'accept/valid').map(({ verdict }) => verdict);
        expect(verdicts).toEqual(['passed', 'passed']);
      }
    } finally {
      await clean.close();
    }
  });
});
