import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import type { Finding, Report } from '../../src/model/report.ts';
import type { OpenWire, RawAnswer } from '../../src/model/wire.ts';
import { replay } from '../../src/run/replay.ts';
import { requirements } from '../../suites/index.ts';
import { type InProcessReference, inProcess } from '../reference/in-process.ts';
import { optionsOf, ran } from './runs.ts';

const FORMAT = 'structured-error';

/** "Rate limit exceeded" in the shape of the format, with an undocumented code. */
const SPENT: RawAnswer = {
  kind: 'answered',
  status: 429,
  headers: [
    ['content-type', 'application/json'],
    ['retry-after', '0'],
  ],
  body: Buffer.from(JSON.stringify({ error: { code: 'NOBODY_KNOWS', message: 'Too fast' }, request_id: 'ab12cd34ef56ab78' })),
};

/** A server that answers each distinct bulk once with "rate limit exceeded", and miscounts when the bulk is sent again. */
function limitedOnce(server: InProcessReference, counts = true): InProcessReference {
  const seen = new Set<string>();
  const wire: OpenWire = (options) => {
    const line = server.wire(options);
    return {
      ...line,
      exchange: async (request, signal) => {
        const text = Buffer.from(request.body ?? []).toString('utf8');
        if (request.method !== 'POST' || !request.path.endsWith('/bulk')) return line.exchange(request, signal);
        if (!seen.has(text)) {
          seen.add(text);
          return SPENT;
        }
        return counts ? miscounted(await line.exchange(request, signal)) : line.exchange(request, signal);
      },
    };
  };
  return { ...server, wire };
}

function miscounted(raw: RawAnswer): RawAnswer {
  if (raw.kind === 'failed') return raw;
  const text = raw.body.toString('utf8').replace(/"total_submitted":\d+/, '"total_submitted":77');
  return { ...raw, body: Buffer.from(text) };
}

async function reportOf(more: Partial<CheckOptions> = {}): Promise<Report> {
  const server = inProcess({ formats: [FORMAT] });
  try {
    return await ran(limitedOnce(server), FORMAT, { maxRequests: 150, only: ['bulk', 'codes/documented'], ...more });
  } finally {
    await server.close();
  }
}

function findingsOf({ results }: Report): readonly Finding[] {
  return results.flatMap(({ findings }) => findings);
}

describe('a retried "rate limit exceeded" answer', () => {
  it('serves as the example if it shows the finding; else the final answer does', async () => {
    const report = await reportOf();
    const cited = findingsOf(report).map(({ code, exchange }) => {
      const answer = report.exchanges[exchange ?? '']?.answer;
      return [code, answer !== undefined && 'status' in answer && answer.status === 429];
    });
    expect(cited).toContainEqual(['count', false]);
    expect(cited).toContainEqual(['unknown-code', true]);
    for (const [code, isSpent] of cited) expect([code, isSpent]).toEqual([code, code === 'unknown-code']);
  });

  it.each([
    ['planned probes', { maxRequests: 150 }],
    ['payloads', { runs: 4, maxRequests: 5000, only: ['codes/documented', 'bulk/counts'] }],
  ])('shows the same finding whichever of %s met it', async (_, more) => {
    const found = findingsOf(await reportOf(more)).filter(({ code }) => code === 'unknown-code');
    expect(found.map(({ operation, cause, spec, fuzz }) => [operation, cause, spec, fuzz])).toEqual([
      ['createQrcodesBulk', 'case', '/x-error-format/limits', undefined],
    ]);
    expect(found[0]?.count).toBeGreaterThan(3);
  });

  it('gets judged again by the retried answers of a replay', async () => {
    const findings = findingsOf(await reportOf()).filter(({ code }) => code === 'unknown-code');
    const became = async (bend: (server: InProcessReference) => InProcessReference) => {
      const server = inProcess({ formats: [FORMAT] });
      const outcome = await replay({
        subject: { format: loadBuiltIn(FORMAT), target: server.targets[FORMAT] ?? '', apiKey: server.apiKey },
        findings,
        before: { findings: new Set(findings.map(({ id }) => id)), judged: new Set(requirements.map(({ id }) => id)) },
        options: optionsOf({ wire: bend(server).wire }),
        warn: () => {},
      });
      await server.close();
      return outcome.kind === 'stopped'
        ? outcome.stop
        : [...new Set(outcome.replayed.map(({ now }) => (now.kind === 'cannot-judge' ? now.why.code : now.kind)))];
    };
    expect(findings.length).toBeGreaterThan(0);
    expect(await became((server) => limitedOnce(server, false))).toEqual(['still-failing']);
    expect(await became((server) => server)).toEqual(['limit']);
  });
});
