import { describe, expect, it } from 'vitest';
import { formatNamed } from '../../src/cli/formats.ts';
import { isArray, isObject, member } from '../../src/json/json.ts';
import type { RunMessage } from '../../src/model/report.ts';
import type { RawAnswer, Wire, WireRequest } from '../../src/model/wire.ts';
import { check } from '../../src/run/check.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from './runs.ts';

const FORMAT = 'structured-error';

/** What the wire makes of an answer; `undefined` leaves it as it is. */
type Tamper = (request: WireRequest, answer: RawAnswer, times: number) => RawAnswer | undefined;

interface Left {
  readonly left: number;
  readonly warnings: readonly RunMessage[];
}

/** How many resources a run leaves on a server behind such a wire, and its warnings. */
async function leftBy(tamper: Tamper, only: readonly string[]): Promise<Left> {
  const reference = inProcess({ formats: [FORMAT] });
  const target = reference.targets[FORMAT] ?? '';
  const formats = [{ format: formatNamed(FORMAT), target, apiKey: reference.apiKey }];
  const seen = new Map<string, number>();
  const outcome = await check(
    optionsOf({
      formats,
      only,
      wire: (options) => {
        const line = reference.wire(options);
        const exchange: Wire['exchange'] = async (request, signal) => {
          const key = `${request.method} ${request.path}`;
          seen.set(key, (seen.get(key) ?? 0) + 1);
          const answer = await line.exchange(request, signal);
          return tamper(request, answer, seen.get(key) ?? 1) ?? answer;
        };
        return { ...line, exchange };
      },
    }),
  );
  const path = `${new URL(target).pathname}/qrcodes?limit=100`;
  const line = reference.wire({ origin: 'http://127.0.0.1:1', connections: 1, timeoutMs: 1000, maxBodyBytes: 1e6 });
  const listed = await line.exchange({ method: 'GET', path, headers: [['x-api-key', reference.apiKey]], body: undefined }, undefined);
  const body: unknown = listed.kind === 'answered' ? JSON.parse(listed.body.toString('utf8')) : undefined;
  const list = isObject(body) ? member(body, 'data') : undefined;
  if (!isArray(list)) throw new Error('The server does not list');
  return { left: list.length, warnings: outcome.report?.run.warnings ?? [] };
}

/** Whether an answer reports created resources. */
function isCreation({ method }: WireRequest, answer: RawAnswer): boolean {
  return method === 'POST' && answer.kind === 'answered' && answer.status < 300;
}

describe('clean-up', () => {
  it.each<[string, RawAnswer]>([
    ['is lost', { kind: 'failed', failure: 'timeout', detail: 'late' }],
    ['is cut', { kind: 'failed', failure: 'reset', detail: 'cut' }],
    ['is broken JSON', { kind: 'answered', status: 201, headers: [['content-type', 'application/json']], body: Buffer.from('{"id":') }],
    ['is a server error', { kind: 'answered', status: 500, headers: [['content-type', 'text/plain']], body: Buffer.from('oops') }],
  ])(
    'finds by run tag and deletes what was created if the answer to the creation %s',
    async (_, instead) => {
      let creations = 0;
      const { left, warnings } = await leftBy(
        (request, answer) => {
          if (!isCreation(request, answer)) return undefined;
          creations += 1;
          return instead;
        },
        ['bulk/stored-exact'],
      );
      const reported = warnings.map((warning) => (warning.code === 'maybe-created' ? warning.detail.requests : 0));
      // Requests without a run tag, which cannot be searched for, are reported instead.
      expect(left).toBe(reported.reduce((sum, requests) => sum + requests, 0));
      expect(left).toBeLessThan(creations / 2);
    },
    60_000,
  );

  it('tries a failed deletion once more at the end', async () => {
    const { left, warnings } = await leftBy(
      ({ method }, _, times) => (method === 'DELETE' && times === 1 ? { kind: 'failed', failure: 'reset', detail: 'cut' } : undefined),
      ['accept/valid'],
    );
    expect(left).toBe(0);
    expect(warnings).toEqual([]);
  }, 60_000);

  it('reports what could not be deleted, once for each operation and status', async () => {
    const { warnings } = await leftBy(
      ({ method }) => (method === 'DELETE' ? { kind: 'answered', status: 503, headers: [], body: Buffer.from('') } : undefined),
      ['accept/valid'],
    );
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'not-deleted', detail: expect.objectContaining({ operation: 'deleteQrcode', status: 503 }) }),
    ]);
  }, 60_000);
});
