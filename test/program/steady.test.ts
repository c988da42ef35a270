import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { at, check, complaints, PATIENT, serve } from './run.ts';

/** The report outside `run` and `exchanges`, as it is written. */
function steady(report: Report): string {
  return JSON.stringify({ ...report, run: undefined, exchanges: undefined }, null, 2);
}

describe('the report of one seed', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['structured-error', [], []],
    ['code-envelope', [], []],
    ['structured-error', ['--fault', 'all-members-blamed'], []],
    ['code-envelope', ['--fault', 'rpc-message-missing'], []],
    ['structured-error', ['--fault', 'bulk-item-with-fields-of-another'], ['--max-requests', '200']],
    ['code-envelope', ['--fault', 'rpc-invalid-for-everything'], ['--max-requests', '200', '--strict', '--only', 'codes,fields']],
  ])(
    'of %s %j %j is the same in every run, whatever the concurrency',
    async (format, bent, more) => {
      const texts: [string, string][] = [];
      for (const concurrency of ['1', '8', '32', '32']) {
        // A server that is used again would not be the same server.
        const served = await serve(...bent);
        const { report, text } = await check([...at(served, format), '--seed', '7', '--concurrency', concurrency, ...more]);
        served.stop();
        expect(report.seed).toBe(7);
        expect(
          report.results.some(({ verdict }) => verdict === 'failed'),
          complaints(report).join('\n'),
        ).toBe(bent.length > 0);
        // What is written is what is read: nothing hides in the order of members.
        expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(report));
        texts.push([concurrency, steady(report)]);
      }
      const [[, first] = ['', '']] = texts;
      for (const [concurrency, text] of texts) expect(text, `with --concurrency ${concurrency} instead of 1`).toBe(first);
    },
    PATIENT,
  );

  it(
    'of the embedded server is the same on a server that was used before',
    async () => {
      const served = await serve();
      const reports = [];
      for (let run = 0; run < 2; run++) reports.push((await check([...at(served, 'structured-error'), '--seed', '7'])).report);
      const [one, two] = reports;
      expect(two && steady(two)).toBe(one && steady(one));
      expect(two?.run.requests).toBe(one?.run.requests);
    },
    PATIENT,
  );
});
