import { describe, expect, it } from 'vitest';
import { badge } from '../../reports/badge.ts';
import { gitlab } from '../../reports/gitlab.ts';
import { har } from '../../reports/har.ts';
import { ndjson } from '../../reports/ndjson.ts';
import { everything, exchange, finding, report, result } from './fixture.ts';
import { manyFindings } from './many.ts';
import { PLAIN } from './options.ts';

describe('gitlab', () => {
  it('writes an issue for each finding, each with a fingerprint of its own', () => {
    const issues = JSON.parse(gitlab(manyFindings(300), PLAIN));
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(300);
    for (const issue of issues) {
      expect(issue).toMatchObject({ description: expect.any(String), check_name: expect.any(String), severity: 'major' });
      expect(issue.location.lines.begin).toBeGreaterThanOrEqual(1);
      expect(issue.location.path).not.toMatch(/^\.?\//);
    }
  });

  it('rates recommendations and known findings lower', () => {
    const severities = JSON.parse(gitlab(everything(), PLAIN)).map(({ severity }: { severity: string }) => severity);
    expect(severities).toEqual(['major', 'major', 'major', 'minor']);
    const known = report([result({ id: 'a/b', verdict: 'failed', findings: [finding({ known: { reason: 'x', line: 1 } })] })]);
    expect(JSON.parse(gitlab(known, PLAIN))[0].severity).toBe('info');
  });

  it('writes an empty list if nothing is violated', () => {
    expect(gitlab(report([result({ id: 'a/b' })]), PLAIN)).toBe('[]\n');
  });
});

describe('har', () => {
  it('contains every exchange of the report with its findings', () => {
    const { log } = JSON.parse(har(everything(), PLAIN));
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'errspec', version: '0.1.0' } });
    expect(log.entries).toHaveLength(3);
    for (const entry of log.entries) {
      expect(entry).toMatchObject({
        startedDateTime: '2026-11-24T06:00:00.000Z',
        time: expect.any(Number),
        cache: {},
        timings: { send: 0, wait: entry.time, receive: 0 },
        request: { httpVersion: 'HTTP/1.1', cookies: [], queryString: expect.any(Array), headersSize: -1 },
        response: { cookies: [], content: { size: expect.any(Number), mimeType: expect.any(String) }, redirectURL: '' },
      });
    }
    expect(log.entries[2].comment).toContain('transport/json:1111111111');
  });

  it('writes bytes as base64 and a missing answer as status 0', () => {
    const answer = { status: 200, headers: {}, body: 'base64:AAE=', ms: 2 };
    const exchanges = { a: exchange({ answer, url: 'http://h/p?q=1&q=' }), b: exchange({ answer: { failure: 'reset', detail: 'x' } }) };
    const [bytes, lost] = JSON.parse(har(report([], { exchanges }), PLAIN)).log.entries;
    expect(bytes.response.content).toEqual({ size: 2, mimeType: '', text: 'AAE=', encoding: 'base64' });
    expect(bytes.request.queryString).toEqual([
      { name: 'q', value: '1' },
      { name: 'q', value: '' },
    ]);
    expect(lost.response).toMatchObject({ status: 0, content: { size: 0 } });
  });
});

describe('ndjson', () => {
  it('writes one event a line: the run, results with their findings, causes and the summary', () => {
    const events = ndjson(everything(), PLAIN)
      .trimEnd()
      .split('\n')
      .map((line): { type: string; [name: string]: unknown } => JSON.parse(line));
    const types = Map.groupBy(events, ({ type }) => type);
    expect([events[0]?.type, events.at(-1)?.type]).toEqual(['run', 'summary']);
    expect([...types].map(([type, all]) => [type, all.length])).toEqual([
      ['run', 1],
      ['result', 8],
      ['finding', 4],
      ['cause', 3],
      ['summary', 1],
    ]);
    expect(types.get('finding')?.[0]).toMatchObject({ sentence: expect.any(String), curl: expect.any(String), severity: 'violation' });
    expect(events.at(-1)).toMatchObject({ outcome: 'violated', exitCode: 1, failed: 3 });
  });
});

describe('badge', () => {
  const shown = (one: Parameters<typeof badge>[0]) => JSON.parse(badge(one, PLAIN));

  it('follows the endpoint schema of shields.io', () => {
    expect(shown(everything())).toEqual({
      schemaVersion: 1,
      label: 'error contract',
      message: '2 of 4 requirements violated',
      color: 'red',
      isError: true,
    });
  });

  it('does not call a run green that judged nothing', () => {
    expect(shown(report([]))).toMatchObject({ message: 'inconclusive', color: 'lightgrey' });
    expect(shown(report([result({ id: 'a/b' })]))).toMatchObject({ message: '1 of 1 requirements hold', color: 'brightgreen' });
  });
});
