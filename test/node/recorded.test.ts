import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import { loadHar } from '../../src/load/har.ts';
import { judgeRecorded } from '../../src/run/recorded.ts';
import { requirements } from '../../suites/index.ts';
import { errspecHere } from '../cli/here.ts';
import { folder } from '../program/run.ts';

const KEY = 'secret-key-0123456789';
const LIMITS = [
  { name: 'X-RateLimit-Limit', value: '100' },
  { name: 'X-RateLimit-Remaining', value: '99' },
  { name: 'X-RateLimit-Reset', value: '1893456000' },
];

interface Recorded {
  readonly method?: string;
  readonly path: string;
  readonly status: number;
  readonly type?: string;
  readonly text?: string;
}

/** The file of an archive with these exchanges, as browsers write it. */
function archive(...recorded: readonly Recorded[]): string {
  const entries = recorded.map(({ method = 'GET', path, status, type = 'application/json', text }) => ({
    time: 12,
    request: { method, url: `https://api.example.com/api/v1${path}`, headers: [{ name: 'X-API-Key', value: KEY }] },
    response: {
      status,
      headers: [{ name: 'Content-Type', value: type }, ...LIMITS],
      content: { size: 1, ...(text === undefined ? {} : { text }) },
    },
  }));
  const file = join(folder(), 'traffic.har');
  writeFileSync(file, JSON.stringify({ log: { version: '1.2', entries } }));
  return file;
}

function judged(file: string) {
  const format = loadBuiltIn('structured-error');
  return judgeRecorded(loadHar(file), { format, requirements, isSelected: () => true, tool: 'errspec test', source: 'traffic.har' });
}

const notFound = JSON.stringify({
  error: { code: 'NOT_FOUND', message: 'There is no such QR code.' },
  request_id: '7f1c1b9e-94a7-4ef5-9f0f-0d7a1b1c2d3e',
});
const ID = '4dd2d1c5-59ce-4b77-9b3c-d3c19be0e0a1';

describe('recorded traffic', () => {
  it('gets judged by the requirements that hold for every request', () => {
    const { report } = judged(
      archive(
        { path: `/qrcodes/${ID}`, status: 404, text: notFound },
        { path: `/qrcodes/${ID}`, status: 500, type: 'text/html', text: '<pre>Error: x<br> at f (/srv/app/index.js:1:2)</pre>' },
      ),
    );
    const failed = report.results.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
    expect(failed).toEqual(expect.arrayContaining(['transport/no-server-error', 'leaks/internals']));
    expect(report.results.find(({ id }) => id === 'codes/cause')?.verdict).toBe('not-exercised');
  });

  it('passes where every answer conforms, and counts what it cannot judge', () => {
    const { report, unmatched } = judged(
      archive(
        { path: `/qrcodes/${ID}`, status: 404, text: notFound },
        { path: '/elsewhere', status: 200, text: '{}' },
        { path: '/qrcodes', status: 200 },
      ),
    );
    expect(report.results.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
    expect([unmatched, report.run.options['incomplete']]).toEqual([1, 1]);
  });

  it('never keeps a key that was recorded', () => {
    const { report } = judged(archive({ path: `/qrcodes/${ID}`, status: 500, text: JSON.stringify({ oops: KEY }) }));
    expect(JSON.stringify(report)).not.toContain(KEY);
    expect(report.results.find(({ id }) => id === 'leaks/secrets')?.verdict).toBe('failed');
  });

  it.each([
    ['text that is not JSON', 'log', /cannot be read/],
    ['JSON without a log', '{"a": 1}', /\/log\/entries/],
  ])('gets rejected if the file contains %s', (_, text, says) => {
    const file = join(folder(), 'wrong.har');
    writeFileSync(file, text);
    expect(() => loadHar(file)).toThrow(says);
  });
});

describe('errspec check --har', () => {
  it('judges a recording without sending anything', async () => {
    const file = archive({ path: `/qrcodes/${ID}`, status: 404, text: notFound }, { path: '/elsewhere', status: 200, text: '{}' });
    const { code, stdout, stderr } = await errspecHere(['check', '--har', file, '--format', 'structured-error']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 exchange judged; left out: 1 of no operation')]);
    expect(stdout).toContain('0 requests');
  });

  it('fails where an answer breaks the format', async () => {
    const file = archive({ path: `/qrcodes/${ID}`, status: 500, type: 'text/html', text: '<h1>Oops</h1>' });
    expect((await errspecHere(['check', '--har', file, '--format', 'structured-error'])).code).toBe(1);
  });

  it('needs a format, and something of it to judge', async () => {
    const file = archive({ path: '/elsewhere', status: 200, text: '{}' });
    expect(await errspecHere(['check', '--har', file])).toMatchObject({ code: 2, stderr: expect.stringContaining('--format') });
    expect((await errspecHere(['check', '--har', file, '--format', 'structured-error'])).code).toBe(2);
  });
});
