import { describe, expect, it } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { curlLinesOf } from './curl-lines.ts';
import { PATIENT } from './run.ts';

/** One fault of each kind: bodies, bulks, bytes, keys in each place, query, another format. `ERRSPEC_ALL_CURL_LINES=1` tries all faults. */
const SAMPLE = [
  'fields-empty',
  'bulk-index-one-based',
  'byte-order-mark-crashes',
  'key-last-character-not-compared',
  'key-in-query-taken',
  'rpc-any-scheme-taken',
  'rpc-code-as-text',
];

describe('the curl lines of a report', () => {
  const all = process.env['ERRSPEC_ALL_CURL_LINES'] === '1';
  // These answer the same request differently each time.
  const chosen = faults.filter(({ name }) => (all ? !name.includes('changes') : SAMPLE.includes(name)));

  it.each(chosen.map((fault) => [fault.name, fault] as const))(
    'show the findings of the fault %s again',
    async (_, fault) => {
      const only = ['--only', [...new Set(fault.breaks)].join(','), '--runs', '0', '--max-requests', '300'];
      const { shown, wrong } = await curlLinesOf(fault, only, 6);
      expect(wrong).toEqual([]);
      if (!all) expect(shown.length).toBeGreaterThan(0);
    },
    PATIENT,
  );
});
