import { describe, expect, it } from 'vitest';
import { causeLines } from '../../reports/shared/cause-line.ts';
import { exchange, finding, report, result, TEXTS } from './fixture.ts';

function lineOf(answeredBy: string | null, status: number) {
  const seen = exchange({ answer: { status, headers: { 'content-type': 'text/html' }, body: '<h1>no</h1>', ms: 1 }, answeredBy });
  const one = finding({ requirement: 'transport/no-server-error', code: 'server-error', exchange: 'one' });
  const of = report([result({ id: one.requirement, verdict: 'failed', findings: [one] })], { exchanges: { one: seen } });
  return causeLines(of, { strict: false, texts: TEXTS })[0];
}

describe('the hint for an answer of a gateway', () => {
  it.each([
    ['nginx', 413, /^nginx seems to have made .*limit for request bodies/],
    ['nginx', 502, /no usable answer from the application/],
    ['HAProxy', 503, /no application to send/],
    ['Envoy', 504, /did not answer it in time/],
    ['Kong', 429, /rate limit is lower/],
    ['Cloudflare', 403, /firewall/],
    ['AWS ALB', 302, /configuration/],
  ])('sends the reader of %s %i to the gateway', (by, status, hint) => {
    expect(lineOf(by, status)).toMatchObject({ hint: expect.stringMatching(hint), exchanged: expect.stringContaining(` by ${by}`) });
  });

  it.each([['Express'], ['application'], [null]])('stays that of the requirement for an answer by %s', (by) => {
    const line = lineOf(by, 500);
    expect(line?.hint).toBe(TEXTS['transport/no-server-error']?.['server-error']?.hint);
    expect(line?.exchanged).not.toContain(' by ');
  });
});
