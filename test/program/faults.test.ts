import { describe, expect, it } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { requirements } from '../../suites/index.ts';
import { checkHere } from '../cli/here.ts';
import { at, type Checked, check, complaints, failed, PATIENT, serve } from './run.ts';

/**
 * The matrix runs every fault and variant in process. Here some of each run as users run them: a served target, its JSON line, a command line and an
 * exit code. For some of each format the command line is also a separate process; for one the run is complete, without options.
 */
const PROGRAMS = ['bulk-index-one-based', 'rpc-read-only-key-writes', 'large-body-413', 'rpc-always-200'];
const WHOLE = ['rpc-always-200'];

/** The requests within which the other faults are found; faults that break several requirements need more. */
const BUDGET = 300;
const BUDGETS: Readonly<Record<string, number>> = { 'fields-named-by-path': 500, 'rpc-wrong-type-crashes': 500 };

const FAULTS = [
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

const VARIANTS = [
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
  if (found === undefined) throw new Error(`${name} does not exist; choose another`);
  return found;
}

function musts(ids: readonly string[]): readonly string[] {
  return requirements.filter(({ id, level }) => level === 'MUST' && ids.includes(id)).map(({ id }) => id);
}

/** Checks a served target with a fault or variant. */
async function judged(name: string, format: string, option: '--fault' | '--variant'): Promise<Checked> {
  const served = await serve(option, name);
  const pace = WHOLE.includes(name) ? [] : ['--max-requests', String(BUDGETS[name] ?? BUDGET)];
  const run = PROGRAMS.includes(name) ? check : checkHere;
  const ran = await run([...at(served, format), ...pace]);
  served.stop();
  return ran;
}

describe('errspec check against errspec serve --fault', () => {
  it.each(FAULTS)(
    'finds the fault %s',
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
  it.each(VARIANTS)(
    'passes the variant %s',
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
