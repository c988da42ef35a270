import { describe, expect, it } from 'vitest';
import { checkHere } from '../cli/here.ts';
import { lasting } from './lasting.ts';
import { at, check, complaints, PATIENT, serve } from './run.ts';

describe('the report of a seed', () => {
  it(
    'stays the same for the embedded server at any concurrency',
    async () => {
      const texts = [];
      for (const concurrency of ['1', '32']) {
        const { report } = await check(['--embedded', '--seed', '7', '--max-requests', '1000', '--concurrency', concurrency]);
        expect(complaints(report)).toEqual([]);
        expect(report.seed).toBe(7);
        texts.push(lasting(report));
      }
      for (const text of texts) expect(text).toBe(texts[0]);
    },
    PATIENT,
  );

  /** Two parts of a campaign, each with a seed of its own. */
  const WHOLE = ['--runs', '30'];
  const BUDGET = ['--max-requests', '300'];

  it.each<[string, string, readonly string[]]>([
    ['structured-error', 'bulk-drops-last', [...WHOLE, '--only', 'bulk/stored-exact,relations/permute']],
    ['code-envelope', 'rpc-message-missing', WHOLE],
    ['structured-error', 'bulk-item-with-fields-of-another', BUDGET],
    ['structured-error', 'request-id-shared-by-errors', BUDGET],
    ['code-envelope', 'rpc-invalid-for-everything', [...BUDGET, '--strict', '--only', 'codes,fields']],
    ['code-envelope', 'rpc-one-route-answers-200', BUDGET],
  ])(
    'stays the same for %s with %s %j',
    async (format, fault, more) => {
      const texts = [];
      for (const concurrency of ['1', '32']) {
        // A server that is used again would not be the same server.
        const served = await serve('--fault', fault);
        const { report } = await checkHere([...at(served, format), '--seed', '7', '--concurrency', concurrency, ...more]);
        served.stop();
        expect(complaints(report)).not.toEqual([]);
        texts.push(lasting(report));
      }
      for (const text of texts) expect(text).toBe(texts[0]);
    },
    PATIENT,
  );

  it(
    'stays the same on a server with older resources',
    async () => {
      const served = await serve();
      // Requirements that ask what the server holds.
      const args = [...at(served, 'structured-error'), '--seed', '7', '--runs', '3', '--only', 'accept,list,bulk/stored-exact'];
      const reports = [];
      for (let run = 0; run < 2; run++) reports.push((await checkHere(args)).report);
      const [one, two] = reports;
      expect(two && lasting(two)).toBe(one && lasting(one));
    },
    PATIENT,
  );
});
