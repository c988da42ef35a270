import { describe, expect, it } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { requirements } from '../../suites/index.ts';
import { at, check, complaints, failed, PATIENT, serve } from './run.ts';

/**
 * The matrix tries every lie and every freedom in one process. Here some of each go the user's way: two programs,
 * one JSON line between them, an exit code. Most show with few requests; where all that they break is to show, the run is whole.
 */
const LIES: readonly (readonly [name: string, budget: number | undefined])[] = [
  ['bulk-index-one-based', undefined],
  ['fields-named-by-path', undefined],
  ['not-found-as-400', 300],
  ['malformed-json-page', 300],
  ['request-id-per-process', 300],
  ['key-in-message', 300],
  ['list-limit-off-by-one', 300],
  ['rpc-code-500', 300],
  ['rpc-key-echoed', 300],
  ['rpc-bad-key-as-403', 300],
  ['rpc-read-only-key-writes', 300],
  ['rpc-stack-trace-in-message', 300],
  ['rpc-error-code-left-out', 300],
  ['rpc-wrong-type-crashes', 300],
];

const FREEDOMS = [
  'all-bad-bulk-as-error',
  'partial-bulk-200-all-bad-201',
  'bulk-errors-reversed',
  'extra-members',
  'large-body-413',
  'texts-in-another-language',
  'rpc-always-200',
  'rpc-bad-key-as-400',
  'rpc-gateway-answers-alone',
  'rpc-limits-as-429',
  'rpc-own-codes-for-wrong-types',
  'rpc-unreadable-404-and-502',
];

function named<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no ${name} any more: choose another`);
  return found;
}

function musts(ids: readonly string[]): readonly string[] {
  return requirements.filter(({ id, level }) => level === 'MUST' && ids.includes(id)).map(({ id }) => id);
}

describe('errspec check against errspec serve --fault', () => {
  it.each(LIES)(
    'finds %s',
    async (name, budget) => {
      const { format, breaks, lie } = named(faults, name);
      const served = await serve('--fault', name);
      const ran = await check([...at(served, format), ...(budget === undefined ? ['--runs', '0'] : ['--max-requests', String(budget)])]);
      served.stop();
      const found = failed(ran.report, 'MUST');
      expect(found, `${lie}\n${complaints(ran.report).join('\n')}`).toEqual(musts(breaks));
      expect(ran.code, ran.stderr).toBe(1);
      for (const id of found) expect(ran.stdout).toContain(id);
    },
    PATIENT,
  );
});

describe('errspec check against errspec serve --variant', () => {
  it.each(FREEDOMS)(
    'passes %s',
    async (name) => {
      const { format, shoulds } = named(variants, name);
      const served = await serve('--variant', name);
      const ran = await check([...at(served, format), '--max-requests', '250']);
      served.stop();
      expect(failed(ran.report, 'MUST'), complaints(ran.report).join('\n')).toEqual([]);
      expect(ran.code, ran.stderr + ran.stdout).toBe(0);
      const undeclared = failed(ran.report, 'SHOULD').filter((id) => !shoulds.includes(id));
      expect(undeclared, complaints(ran.report).join('\n')).toEqual([]);
    },
    PATIENT,
  );
});
