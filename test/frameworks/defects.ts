import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { checkHere } from '../cli/here.ts';
import { type Checked, complaints } from '../program/run.ts';
import { type Runtime, type Started, startServers } from './start.ts';

/** The defects that a server may have, and the requirements of which one must fail for it. */
const SHOWN_BY = {
  status: /^(codes|transport|envelope)\//,
  code: /^(codes\/|transport\/policy$)/,
  'no-fields': /^(fields|bulk|codes|envelope)\//,
  field: /^(fields|bulk)\//,
  swallowed: /^(codes|transport|accept|envelope)\//,
  stack: /^leaks\//,
  'bad-json': /^(transport|codes)\//,
  'unknown-id': /^(codes|relations|accept)\//,
  lost: /^(codes|relations|accept)\//,
  'bulk-index': /^(fields|bulk)\//,
} as const;

/** One of the defects. */
export type Defect = keyof typeof SHOWN_BY;

/** A framework whose server is in the folder of its name. */
export interface Framework {
  readonly name: string;
  /** Undefined where the language or the framework is not installed. */
  readonly runtime: Runtime | undefined;
  readonly apiKey: string;
  /** What errspec must recognise. */
  readonly dialect: string;
  /** Eight of them. */
  readonly defects: readonly Defect[];
  /** Those that errspec does not find with nothing but the document, with the reason. */
  readonly missed?: Partial<Readonly<Record<Defect, string>>>;
}

/** Set where all frameworks are installed: a missing one is then a failure. */
const REQUIRED = process.env['ERRSPEC_FRAMEWORKS_REQUIRED'] === '1';

/** Tests that errspec, given only the document of a framework's server, accuses the honest server of nothing and finds the defects of the others. */
export function testFramework({ name, runtime, apiKey, dialect, defects, missed = {} }: Framework): void {
  if (runtime === undefined && REQUIRED) throw new Error(`${name} is not installed, but ERRSPEC_FRAMEWORKS_REQUIRED is set.`);
  describe.skipIf(runtime === undefined)(`the default errors of ${name}`, async () => {
    if (runtime === undefined) return;
    const started = startServers(name, runtime, defects);
    started.catch(() => {});
    const checked = new Map<string, Promise<Checked>>();
    /** Checks a server once. */
    const check = async (defect: string) => {
      const run = checked.get(defect) ?? checkServer(await started, defect, apiKey);
      checked.set(defect, run);
      return run;
    };

    test(`are recognised as ${dialect}, and an honest server breaks no MUST`, async () => {
      const { code, stdout, stderr, report } = await check('none');
      expect(complaints(report).filter((each) => each.startsWith('MUST'))).toEqual([]);
      expect(code, stderr + stdout).toBe(0);
      expect(stderr).toContain(` (${dialect}, `);
    });

    test.each(defects)('show the planted defect: %s', async (defect) => {
      const [honest, faulty] = [await check('none'), await check(defect)];
      const shown = newFailures(honest.report, faulty.report);
      const fitting = shown.filter((id) => SHOWN_BY[defect].test(id));
      expect({ found: fitting.length > 0, shown }, complaints(faulty.report).join('\n')).toMatchObject({
        found: missed[defect] === undefined,
      });
    });

    test('hide at most two of eight planted defects', () => {
      expect(defects).toHaveLength(8);
      expect(Object.keys(missed).length).toBeLessThanOrEqual(2);
    });
  });
}

function checkServer({ addresses, document }: Started, defect: string, apiKey: string): Promise<Checked> {
  return checkHere(['--openapi', document, '--target', addresses[defect] ?? '', '--api-key', apiKey, '--max-requests', '200']);
}

/** Requirements with findings that only the second has. */
function newFailures(honest: Report, faulty: Report): readonly string[] {
  const before = new Set(honest.results.flatMap(({ findings }) => findings.map(({ id }) => id)));
  return faulty.results.filter(({ findings }) => findings.some(({ id }) => !before.has(id))).map(({ id }) => id);
}
