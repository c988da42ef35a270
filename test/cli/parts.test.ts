import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it, test, vi } from 'vitest';
import { combinedExit, exitOf } from '../../src/cli/exit.ts';
import { failureLines, stopText } from '../../src/cli/failures.ts';
import {
  apiKey,
  baseUrl,
  isKey,
  parseDuration,
  parseHeader,
  parseNames,
  rate,
  reportSpec,
  seed,
  timeout,
} from '../../src/cli/option-values.ts';
import { deliver, outputsOf } from '../../src/cli/output.ts';
import { line, progressPrinter } from '../../src/cli/progress.ts';
import { similar } from '../../src/cli/similar.ts';
import { matchesGlob } from '../../src/json/glob.ts';
import type { Stop, StopCode } from '../../src/model/check.ts';
import { everything, finding, report, result } from '../reports/fixture.ts';

const PASSED = report([result({ id: 'transport/answers' })]);
const VIOLATED = report([result({ id: 'transport/answers', verdict: 'failed', findings: [finding()] })]);
const SHOULD = report([
  result({ id: 'transport/answers' }),
  result({ id: 'a/b', level: 'SHOULD', verdict: 'failed', findings: [finding()] }),
]);
const ERRORED = report([result({ id: 'transport/answers' }), result({ id: 'a/b', verdict: 'errored', reason: 'x' })]);
const NOTHING = report([result({ id: 'transport/answers', verdict: 'not-exercised', reason: 'x' })]);

/** One stop of each code, with as little data as it may have. */
const STOPS = {
  'nothing-answers': { code: 'nothing-answers', format: undefined, failure: 'refused', cause: '' },
  'no-format-reads': { code: 'no-format-reads', format: undefined, status: undefined, answeredBy: undefined },
  'key-refused': { code: 'key-refused', format: undefined },
  'rate-limited': { code: 'rate-limited', format: undefined },
  'states-unreachable': { code: 'states-unreachable', format: undefined, url: 'http://127.0.0.1/states', cause: '' },
  'states-unknown': { code: 'states-unknown', format: undefined, url: 'http://127.0.0.1/states' },
  'nothing-exercised': { code: 'nothing-exercised', format: undefined, anyAccepted: false, maxRequests: undefined },
  'no-requests': { code: 'no-requests', format: undefined },
  'target-lost': { code: 'target-lost', format: undefined, failure: 'refused', cause: '' },
} satisfies { readonly [Code in StopCode]: Extract<Stop, { readonly code: Code }> };

describe('exitOf', () => {
  it.each([
    ['a pass', PASSED, false, 0],
    ['a violated MUST', VIOLATED, false, 1],
    ['a violated SHOULD', SHOULD, false, 0],
    ['a violated SHOULD, strictly', SHOULD, true, 1],
    ['an error of our own', ERRORED, false, 2],
    ['nothing exercised', NOTHING, false, 2],
    ['an error beside a violation', everything(), false, 1],
  ] as const)('returns the exit code of %s', (_, judged, strict, code) => {
    expect(exitOf({ kind: 'judged', report: judged }, strict, false)).toBe(code);
    expect(exitOf({ kind: 'judged', report: judged }, strict, true)).toBe(130);
  });

  it.each([
    ['key-refused', undefined, 2],
    ['key-refused', VIOLATED, 2],
    ['nothing-exercised', NOTHING, 2],
    ['nothing-exercised', VIOLATED, 1],
  ] as const)('returns the exit code of a run that stopped with %s', (code, seen, exit) => {
    expect(exitOf({ kind: 'not-judged', reason: STOPS[code], report: seen }, false, false)).toBe(exit);
  });

  it('combines exit codes: 130, then 1, 2, 0', () => {
    expect(combinedExit([0, 2, 1])).toBe(1);
    expect(combinedExit([0, 2])).toBe(2);
    expect(combinedExit([1, 130])).toBe(130);
  });
});

describe('values of options', () => {
  it('accepts a key behind a scheme, and rejects what no header can hold', () => {
    expect(apiKey('Token abc')).toBe('Token abc');
    expect(['', ' abc', 'abc ', 'a  b', 'a\nb', 'ä'].filter(isKey)).toEqual([]);
  });

  it('parses valid values', () => {
    expect(rate('10/s')).toEqual({ requests: 10, seconds: 1 });
    expect(rate('60/m')).toEqual({ requests: 60, seconds: 60 });
    expect(['10s', '500ms', '0.5s', '5m', '1.5m', '1h'].map(timeout)).toEqual([10_000, 500, 500, 300_000, 90_000, 3_600_000]);
    expect(['24h', '1440m', '3601s'].map(parseDuration(24))).toEqual([86_400_000, 86_400_000, 3_601_000]);
    expect(parseHeader('X-Tenant:  a: b ', [['x-a', '1']])).toEqual([
      ['x-a', '1'],
      ['x-tenant', 'a: b'],
    ]);
    expect(reportSpec('json=a=b.json')).toEqual([{ reporter: 'json', file: 'a=b.json' }]);
    expect(baseUrl('https://api.example.com/v1/')).toBe('https://api.example.com/v1');
    expect(parseNames('a, b', ['c'])).toEqual(['c', 'a', 'b']);
    expect(seed('-3')).toBe(-3);
    expect(Number.isSafeInteger(seed('random'))).toBe(true);
  });

  it.each([
    [rate, ['', '0/s', '10', '10/h', '-1/s', '1.5/s']],
    [timeout, ['', '0', '5', '1.5', '-1', '2h', '61m', 'x', '9999s', '1d', '5 m', 'm', '0.1ms']],
    [parseDuration(24), ['25h', '1441m', '0h']],
    [parseHeader, ['', ':', 'a b: c', 'x', 'Host: a', 'a: \u{1f600}']],
    [reportSpec, ['', '=a', 'json=']],
    [baseUrl, ['', 'ftp://a', 'http://u:p@a', 'http://a/?b', 'http://a/#b', '/api']],
    [seed, ['', '1.5', '1e3', '99999999999', 'Random']],
    [parseNames, ['', ',', ' , ']],
  ] as const)('refuses invalid values: %o', (parse, texts) => {
    for (const text of texts) expect(() => parse(text), text).toThrow(/\S/);
  });
});

test('refuses a duration with its bounds, and one without a unit with the spelling that works', () => {
  expect(() => timeout('2h')).toThrow('from 1ms to 1h: 500ms, 10s, 5m, 1h');
  expect(() => parseDuration(24)('25h')).toThrow('from 1ms to 24h');
  expect(() => parseDuration(24)('5')).toThrow('write 5s for seconds, 5m for minutes or 5ms for milliseconds');
});

describe('reports', () => {
  const style = { strict: false, verbose: false };

  it('writes reports to their files, and replaces these', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'errspec-'));
    const file = join(folder, 'new', 'report.json');
    expect(await deliver(PASSED, [{ reporter: 'json', file }], style)).toEqual([]);
    writeFileSync(file, 'old');
    expect(await deliver(PASSED, [{ reporter: 'json', file }], style)).toEqual([]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1 });
    expect(readdirSync(join(folder, 'new'))).toEqual(['report.json']);
  });

  it('returns what could not be written, and leaves no file behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'errspec-'));
    writeFileSync(join(folder, 'file'), '');
    const unwritten = await deliver(PASSED, [{ reporter: 'json', file: join(folder, 'file', 'report.json') }], style);
    expect(unwritten).toEqual([expect.stringContaining('could not be written to')]);
    expect(existsSync(join(folder, 'file', 'report.json'))).toBe(false);
  });

  it('prints the pretty report unless another report goes to stdout', () => {
    expect(outputsOf([])).toEqual([{ reporter: 'pretty', file: undefined }]);
    expect(outputsOf([{ reporter: 'json', file: 'a' }])).toContainEqual({ reporter: 'pretty', file: undefined });
    expect(outputsOf([{ reporter: 'json', file: undefined }])).toEqual([{ reporter: 'json', file: undefined }]);
  });
});

describe('messages', () => {
  it.each(Object.entries(STOPS))('says for %s what happened and what to do', (_, stop) => {
    expect(stopText(stop)).toMatch(/^errspec: .*\.\n( {2}Next: .*\n)+$/);
    expect(stopText(stop)).not.toMatch(/undefined|null/);
  });

  it('escapes control characters of answers', () => {
    expect(stopText({ ...STOPS['no-format-reads'], answeredBy: '\u001b[2Jx' })).not.toContain('\u001b');
    expect(failureLines('\u001b[2J', ['\u009b'])).not.toMatch(/[\u001b\u009b]/);
  });

  it('describes the progress of a run', () => {
    expect(line({ kind: 'planned', format: 'a', scenarios: 3, requests: 600, ms: 600_000, payloads: 100, longest: 6 })).toBe(
      'a: planned 3 scenarios with 600 requests, about 10 min at the known rate; then 100 fuzz payloads (rate-limited target: bulks of at most 6 items, fewer payloads; 1 in 10 bulks is read back)',
    );
    expect(line({ kind: 'planned', format: 'a', scenarios: 3, requests: 5, ms: undefined, payloads: 0, longest: undefined })).toBe(
      'a: planned 3 scenarios with 5 requests',
    );
    expect(line({ kind: 'done', done: 1, total: 2, findings: 1, requests: 9 })).toBe('1 of 2 scenarios, 9 requests, 1 finding');
    const smaller = { kind: 'shrinking', finding: 2, findings: 5, unit: 'items' } as const;
    expect(line({ ...smaller, tries: 31, size: 12 })).toBe('shrinking: 2 of 5, 31 tries, 12 items');
    expect(line({ ...smaller, tries: 1, size: 1 })).toBe('shrinking: 2 of 5, 1 try, 1 item');
    expect(line({ kind: 'waiting', seconds: 60, why: 'the target limits its rate' })).toBe('waiting 60 s: the target limits its rate');
  });
});

describe('the live line', () => {
  it('shows the first event of a kind at once, and later ones now and then', () => {
    const told: string[] = [];
    const { isTTY } = process.stderr;
    vi.stubEnv('CI', '').stubEnv('TERM', 'xterm').stubEnv('NO_COLOR', '1');
    process.stderr.isTTY = true;
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
    try {
      const { onProgress } = progressPrinter();
      const smaller = { kind: 'shrinking', finding: 1, findings: 1, unit: 'items', size: 2 } as const;
      for (const done of [1, 2, 3]) onProgress({ kind: 'done', done, total: 3, findings: 0, requests: done });
      for (const tries of [1, 2, 3]) onProgress({ ...smaller, tries });
    } finally {
      write.mockRestore();
      process.stderr.isTTY = isTTY;
      vi.unstubAllEnvs();
    }
    expect(told.map((text) => text.replace('\r\u001b[K', ''))).toEqual([
      '1 of 3 scenarios, 1 requests, 0 findings',
      'shrinking: 1 of 1, 1 try, 2 items',
    ]);
  });
});

describe('progress without a terminal', () => {
  it('prints the state of the run every 15 s, until it is cleared', () => {
    vi.useFakeTimers();
    const written: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    vi.stubEnv('CI', 'true').stubEnv('NO_COLOR', '1');
    try {
      const { onProgress, clear } = progressPrinter();
      vi.advanceTimersByTime(20_000);
      for (const done of [1, 2, 3]) onProgress({ kind: 'done', done, total: 9, findings: 0, requests: done });
      expect(written).toEqual([]);
      vi.advanceTimersByTime(30_000);
      clear();
      vi.advanceTimersByTime(60_000);
      const line = '3 of 9 scenarios, 3 requests, 0 findings\n';
      expect(written).toEqual([line, line]);
    } finally {
      write.mockRestore();
      vi.unstubAllEnvs();
      vi.useRealTimers();
    }
  });
});

describe('names', () => {
  it('suggests close names', () => {
    expect(similar('acess', ['access', 'bulk', 'list'])).toEqual(['access']);
    expect(similar('idnex-exact', ['bulk/index-exact', 'bulk/limits'])).toEqual(['bulk/index-exact']);
    expect(similar('zzz', ['access', 'bulk'])).toEqual([]);
  });

  it('matches names by globs, areas and full names', () => {
    expect(['bulk', 'bulk/*', '*/index-exact', 'bulk/index-exact', '*'].every((glob) => matchesGlob(glob, 'bulk/index-exact'))).toBe(true);
    expect(['bul', 'bulk/index', 'bulk.index-exact', ''].some((glob) => matchesGlob(glob, 'bulk/index-exact'))).toBe(false);
  });
});
