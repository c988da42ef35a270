import { describe, expect, it } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { requirements } from '../../suites/index.ts';
import { checkHere } from '../cli/here.ts';
import { at, type Checked, check, complaints, failed, PATIENT, serve } from './run.ts';

/**
 * The matrix tries every lie and every freedom by its functions. Here some of each go the user's way: a served target of its own, one JSON line, a
 * command line, an exit code. For some of each format the command line is a program of its own as well; for one the run is whole, with no options.
 */
const PROGRAMS = ['bulk-index-one-based', 'rpc-read-only-key-writes', 'large-body-413', 'rpc-always-200'];
const WHOLE = ['bulk-index-one-based', 'rpc-always-200'];

/** Of the others all shows within so many requests; what breaks several requirements needs more. */
const BUDGET = 300;
const BUDGETS: Readonly<Record<string, number>> = { 'fields-named-by-path': 500 };

const LIES = [
  'bulk-index-one-based',
  'fields-named-by-path',
  'not-found-as-400',
  'malformed-json-page',
  'request-id-per-process',
  'key-in-message',
  'list-limit-off-by-one',
  'rpc-code-500',
  'rpc-key-echoed',
  'rpc-bad-key-as-403',
  'rpc-read-only-key-writes',
  'rpc-stack-trace-in-message',
  'rpc-error-code-left-out',
  'rpc-wrong-type-crashes',
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

/** Judges the served target of a lie or freedom. */
async function judged(name: string, format: string, bent: '--fault' | '--variant'): Promise<Checked> {
  const served = await serve(bent, name);
  const pace = WHOLE.includes(name) ? [] : ['--max-requests', String(BUDGETS[name] ?? BUDGET)];
  const run = PROGRAMS.includes(name) ? check : checkHere;
  const ran = await run([...at(served, format), ...pace]);
  served.stop();
  return ran;
}

describe('errspec check against errspec serve --fault', () => {
  it.each(LIES)(
    'finds %s',
    async (name) => {
      const { format, breaks, defect } = named(faults, name);
      const ran = await judged(name, format, '--fault');
      const found = failed(ran.report, 'MUST');
      expect(found, `${defect}\n${complaints(ran.report).join('\n')}`).toEqual(musts(breaks));
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
      const ran = await judged(name, format, '--variant');
      expect(failed(ran.report, 'MUST'), complaints(ran.report).join('\n')).toEqual([]);
      expect(ran.code, ran.stderr + ran.stdout).toBe(0);
      const undeclared = failed(ran.report, 'SHOULD').filter((id) => !shoulds.includes(id));
      expect(undeclared, complaints(ran.report).join('\n')).toEqual([]);
    },
    PATIENT,
  );
});
