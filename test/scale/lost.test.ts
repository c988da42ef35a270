import { describe, expect, it } from 'vitest';
import { exitOf } from '../../src/cli/exit.ts';
import { formatNamed } from '../../src/cli/formats.ts';
import type { CheckOutcome } from '../../src/model/check.ts';
import type { ExchangeOutcome, Failure } from '../../src/model/exchange.ts';
import type { OpenWire, RawAnswer } from '../../src/model/wire.ts';
import { check } from '../../src/run/check.ts';
import { TargetWatch } from '../../src/run/target-watch.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from './runs.ts';

const ANSWERED: ExchangeOutcome = { kind: 'answered', status: 200, headers: [], body: new Uint8Array(), ms: 1, leakedSecret: false };

function failedWith(failure: Failure): ExchangeOutcome {
  return { kind: 'failed', failure, detail: failure, ms: 1 };
}

/** A watch of a target that answers its knocks so, one after the other. */
function watch(...knocks: readonly ExchangeOutcome[]): TargetWatch {
  let next = 0;
  const knock = async () => knocks[next++] ?? failedWith('refused');
  return new TargetWatch({ knock, signal: new AbortController().signal, pauses: [0, 1] });
}

describe('a target that answered before', () => {
  it('counts as gone once it refuses connections, also those of the smoke operation', async () => {
    const gone = watch();
    expect(await gone.isGone(ANSWERED)).toBe(false);
    expect(await gone.isGone(failedWith('refused'))).toBe(true);
    expect(gone.loss).toEqual({ failure: 'refused', cause: 'refused' });
  });

  it('stays if it answers the second knock, as after a restart', async () => {
    const restarted = watch(failedWith('refused'), ANSWERED);
    await restarted.isGone(ANSWERED);
    expect(await restarted.isGone(failedWith('refused'))).toBe(false);
    expect(restarted.loss).toBeUndefined();
  });

  it('gets a knock only after several timeouts in a row', async () => {
    const slow = watch(failedWith('timeout'), failedWith('timeout'));
    await slow.isGone(ANSWERED);
    for (const outcome of [failedWith('timeout'), failedWith('timeout'), ANSWERED, failedWith('timeout'), failedWith('timeout')])
      expect(await slow.isGone(outcome)).toBe(false);
    expect(slow.knocks).toBe(0);
    expect(await slow.isGone(failedWith('timeout'))).toBe(true);
  });

  it('stays despite malformed answers', async () => {
    const strange = watch();
    await strange.isGone(ANSWERED);
    for (let times = 0; times < 10; times += 1) expect(await strange.isGone(failedWith('malformed'))).toBe(false);
  });
});

describe('a run whose target dies', () => {
  const FORMAT = 'structured-error';

  /** The outcome of a run whose target answers so many requests, and then fails like this. */
  async function runUntil(answers: number, failure: Failure): Promise<{ readonly outcome: CheckOutcome; readonly sent: number }> {
    const reference = inProcess({ formats: [FORMAT] });
    let sent = 0;
    const dying: OpenWire = (options) => {
      const line = reference.wire(options);
      const exchange: typeof line.exchange = async (...request): Promise<RawAnswer> => {
        sent += 1;
        return sent > answers ? { kind: 'failed', failure, detail: 'it died' } : await line.exchange(...request);
      };
      return { ...line, exchange };
    };
    const target = reference.targets[FORMAT] ?? '';
    const formats = [{ format: formatNamed(FORMAT), target, apiKey: reference.apiKey }];
    const outcome = await check(optionsOf({ formats, wire: dying, runs: 3 }));
    return { outcome, sent };
  }

  it('ends soon, is inconclusive and reports what was judged, without blaming the target for the rest', async () => {
    const { outcome, sent } = await runUntil(150, 'refused');
    expect(outcome).toMatchObject({ kind: 'not-judged', reason: { code: 'target-lost', format: FORMAT, failure: 'refused' } });
    expect(exitOf(outcome, true, false)).toBe(2);
    expect(sent).toBeLessThan(250);
    expect(outcome.report?.run.unfinished).toEqual([FORMAT]);
    const results = outcome.report?.results ?? [];
    expect(results.some(({ verdict }) => verdict === 'passed')).toBe(true);
    expect(results.filter(({ findings }) => findings.length > 0).map(({ id }) => id)).toEqual([]);
  }, 60_000);

  it('blames the target for no more than the first requests if it hangs', async () => {
    const { outcome } = await runUntil(150, 'timeout');
    expect(outcome).toMatchObject({ kind: 'not-judged', reason: { code: 'target-lost', failure: 'timeout' } });
    const findings = (outcome.report?.results ?? []).flatMap((result) => result.findings);
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBeLessThan(4);
  }, 60_000);
});
