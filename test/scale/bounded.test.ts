import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions, CheckOutcome } from '../../src/model/check.ts';
import type { RawAnswer, WireRequest } from '../../src/model/wire.ts';
import { check } from '../../src/run/check.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from './runs.ts';

const FORMAT = 'structured-error';

interface Bounded {
  readonly outcome: CheckOutcome;
  readonly ms: number;
  readonly sent: readonly WireRequest[];
  /** How many resources were created and not deleted. */
  readonly left: number;
}

/** A run on a server each of whose answers takes so long; `undefined`: for ever. */
async function bounded(more: Partial<CheckOptions>, msOf: (request: WireRequest) => number | undefined = () => 0): Promise<Bounded> {
  const reference = inProcess({ formats: [FORMAT] });
  const sent: WireRequest[] = [];
  const kept = new Set<string>();
  const subject = { format: loadBuiltIn(FORMAT), target: reference.targets[FORMAT] ?? '', apiKey: reference.apiKey };
  const started = performance.now();
  const outcome = await check(
    optionsOf({
      formats: [subject],
      ...more,
      wire: (options) => {
        const line = reference.wire(options);
        return {
          ...line,
          exchange: async (request, signal) => {
            sent.push(request);
            const answer = await within(msOf(request), signal);
            if (answer !== undefined) return answer;
            const answered = await line.exchange(request, signal);
            note(request, answered, kept);
            return answered;
          },
        };
      },
    }),
  );
  return { outcome, ms: performance.now() - started, sent, left: kept.size };
}

/** Waits; resolves to a failure if the run was cancelled before. */
function within(ms: number | undefined, signal: AbortSignal | undefined): Promise<RawAnswer | undefined> {
  return new Promise((resolve) => {
    const cancelled = () => resolve({ kind: 'failed', failure: 'cancelled', detail: 'the run was cancelled' });
    signal?.addEventListener('abort', cancelled, { once: true });
    if (signal?.aborted === true) cancelled();
    else if (ms !== undefined) setTimeout(() => resolve(undefined), ms);
  });
}

/** Keeps the ids of what is stored. */
function note({ method, path }: WireRequest, answer: RawAnswer, kept: Set<string>): void {
  if (answer.kind !== 'answered' || answer.status >= 300) return;
  if (method === 'DELETE') kept.delete(path.replace(/.*\//, '').replace(/\?.*/, ''));
  if (method !== 'POST') return;
  const ids = answer.body.toString('utf8').matchAll(/"id":"([^"]+)"/g);
  for (const [, id = ''] of ids) kept.add(id);
}

describe('a run with a limited time', () => {
  it('ends in time with its resources deleted, and lists what it did not send', async () => {
    const { outcome, ms, left } = await bounded({ maxTimeMs: 3_000, runs: 100 }, () => 4);
    expect(ms).toBeLessThan(3_000 + 2_000);
    expect(left).toBe(0);
    expect(outcome.report?.run.interrupted).toBe(false);
    const gap = outcome.report?.coverage.flatMap(({ gaps }) => gaps).find(({ why }) => why === 'time');
    expect(gap?.scenarios).toBeGreaterThan(0);
    expect(outcome.report?.results.flatMap(({ findings }) => findings)).toEqual([]);
  }, 30_000);

  it('ends in time if deletions hang, and lists what is left', async () => {
    const { outcome, ms, left } = await bounded({ maxTimeMs: 3_000 }, ({ method }) => (method === 'DELETE' ? undefined : 1));
    expect(ms).toBeLessThan(3_000 + 2_000);
    expect(left).toBeGreaterThan(0);
    const warnings = outcome.report?.run.warnings ?? [];
    expect(warnings.map((warning) => (warning.code === 'left-in-place' ? warning.detail.why : warning.code))).toContain('max-time');
  }, 30_000);
});

describe('a run with limited writes', () => {
  it.each([0, 1, 25, 60])(
    'writes at most %i resources beside clean-up, and lists what it did not send',
    async (maxWrites) => {
      const { outcome, sent, left } = await bounded({ maxWrites });
      const writes = sent.filter(({ method, body }) => method !== 'GET' && body !== undefined);
      const items = writes.map(({ body }) => Math.max(1, itemsIn(body)));
      expect(items.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(maxWrites);
      if (maxWrites > 1) expect(items.length).toBeGreaterThan(0);
      expect(left).toBe(0);
      const gaps = outcome.report?.coverage.flatMap((each) => each.gaps) ?? [];
      expect(gaps.some(({ needs }) => needs === 'writes')).toBe(true);
    },
    30_000,
  );
});

function itemsIn(body: Uint8Array | undefined): number {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body ?? []).toString('utf8'));
    return typeof parsed === 'object' && parsed !== null && 'qrcodes' in parsed && Array.isArray(parsed.qrcodes)
      ? parsed.qrcodes.length
      : 1;
  } catch {
    return 1;
  }
}
