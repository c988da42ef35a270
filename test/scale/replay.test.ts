import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import type { Finding, Report } from '../../src/model/report.ts';
import { type Replayed, replay } from '../../src/run/replay.ts';
import { requirements } from '../../suites/index.ts';
import { optionsOf, ran, serverOf } from './runs.ts';

/** What became of all findings of a report on a server with this fault. */
async function again(report: Report, format: string, fault: string | undefined, states: boolean): Promise<readonly Replayed[]> {
  const server = serverOf(format, fault);
  const findings = findingsOf(report);
  try {
    const outcome = await replay({
      subject: {
        format: loadBuiltIn(format),
        target: server.targets[format] ?? '',
        apiKey: server.apiKey,
        ...(states ? { statesUrl: server.states } : {}),
      },
      findings,
      before: { findings: new Set(findings.map(({ id }) => id)), judged: new Set(report.results.map(({ id }) => id)) },
      options: optionsOf({ requirements, wire: server.wire }),
      warn: () => {},
    });
    if (outcome.kind === 'stopped') throw new Error(JSON.stringify(outcome.stop));
    return outcome.replayed;
  } finally {
    await server.close();
  }
}

function findingsOf({ results }: Report): readonly Finding[] {
  return results.flatMap(({ findings }) => findings);
}

/** The report of a run, without payloads by default. */
async function reportOf(format: string, fault: string, more: Partial<CheckOptions> = {}): Promise<Report> {
  const server = serverOf(format, fault);
  try {
    return await ran(server, format, more);
  } finally {
    await server.close();
  }
}

const kinds = (replayed: readonly Replayed[]) => [...new Set(replayed.map(({ now }) => now.kind))];
const reasons = (replayed: readonly Replayed[]) => replayed.flatMap(({ now }) => (now.kind === 'cannot-judge' ? [now.why] : []));

describe.each<[string, string, Partial<CheckOptions>]>([
  ['structured-error', 'bulk-index-one-based', { maxRequests: 300 }],
  // Payloads show the findings of planned probes, and are smaller.
  ['structured-error', 'bulk-index-one-based', { runs: 30, only: ['bulk'] }],
  ['structured-error', 'fuzz-errors-cut-at-eight', { runs: 50, only: ['bulk'] }],
  // Its recipes use a shared scenario.
  ['structured-error', 'image-format-ignored', {}],
  ['structured-error', 'deleted-code-still-read', {}],
  ['code-envelope', 'rpc-closed-for-paused', {}],
])('replays of the findings of %s with the fault %s and %j', (format, fault, more) => {
  it('fail again with the fault, and are fixed without it', async () => {
    const report = await reportOf(format, fault, more);
    expect(findingsOf(report).length).toBeGreaterThan(0);
    const still = await again(report, format, fault, true);
    expect(reasons(still)).toEqual([]);
    expect(kinds(still)).toEqual(['still-failing']);
    expect(still.map(({ finding, now }) => (now.kind === 'still-failing' ? now.as.id : finding.requirement))).toEqual(
      findingsOf(report).map(({ id }) => id),
    );
    expect((await again(report, format, undefined, true)).filter(({ now }) => now.kind !== 'fixed')).toEqual([]);
  });
});

describe('replay', () => {
  it('reports a finding of an aggregate requirement as not judged', async () => {
    const report = await reportOf('structured-error', 'request-id-shared-by-errors', { maxRequests: 300 });
    const replayed = await again(report, 'structured-error', undefined, true);
    expect(reasons(replayed)).toContainEqual({ code: 'all-together', needs: 'envelope/request-id-unique' });
  });

  it('reports a finding as not judged, with the name of the missing provider state', async () => {
    const report = await reportOf('code-envelope', 'rpc-closed-for-paused');
    const replayed = await again(report, 'code-envelope', undefined, false);
    expect(reasons(replayed).map(({ code }) => code)).toContain('state');
    expect(reasons(replayed).every(({ needs }) => needs !== '')).toBe(true);
  });

  it('reports a requirement that now fails in another way', async () => {
    const report = await reportOf('structured-error', 'not-found-as-400', { maxRequests: 300 });
    const replayed = await again(report, 'structured-error', 'not-found-page', true);
    expect(kinds(replayed)).not.toContain('fixed');
  });
});
