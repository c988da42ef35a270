import { Command, Option } from '@commander-js/extra-typings';
import { jsonText } from '../../../reports/shared/json-text.ts';
import { visible } from '../../../reports/shared/visible.ts';
import type { ComparedFinding, ReportComparison } from '../../results/compare.ts';
import type { ExitCode } from '../exit.ts';
import { print, printExactly } from '../terminal.ts';

/** `errspec compare`: prints how the findings of two reports differ. Exit 1 if the newer report has a new finding. */
export function compareCommand(done: (code: ExitCode) => void) {
  return new Command('compare')
    .summary('compare the findings of two reports')
    .description('Compares two JSON reports: findings that are new, fixed and still failing. Exit 1 if the newer report has a new finding.')
    .argument('<older>', 'JSON report to compare with, such as that of the main branch')
    .argument('<newer>', 'JSON report of this run')
    .addOption(new Option('--json', 'print the comparison as JSON').env('ERRSPEC_JSON'))
    .action(async (older, newer, flags) => {
      const [{ reportFrom }, { compareReports }] = await Promise.all([import('../reports.ts'), import('../../results/compare.ts')]);
      const comparison = compareReports(reportFrom(older), reportFrom(newer));
      await (flags.json === true ? printExactly(asJson(comparison)) : print(asText(comparison)));
      done(comparison.added.length > 0 ? 1 : 0);
    });
}

const TITLES = { added: 'New', fixed: 'Fixed', remaining: 'Still failing', unknown: 'Not judged by the newer run' } as const;
const NAMES = ['added', 'fixed', 'remaining', 'unknown'] as const;

function asText(comparison: ReportComparison): string {
  const sections = NAMES.flatMap((name) => (comparison[name].length === 0 ? [] : [section(TITLES[name], comparison[name])]));
  const counts = NAMES.map((name) => `${comparison[name].length} ${TITLES[name].toLowerCase()}`).join(', ');
  const verdict = comparison.added.length > 0 ? '1: the newer report has findings that the older one lacks.' : '0: nothing new.';
  return `${[...sections, `${counts}.`, `Exit ${verdict}`].join('\n')}\n`;
}

function section(title: string, found: readonly ComparedFinding[]): string {
  return [`${title} (${found.length})`, ...found.map(line), ''].join('\n');
}

function line({ finding, result }: ComparedFinding): string {
  const where = finding.operation === null ? '' : `${finding.operation}: `;
  return visible(`  ${finding.id}  ${result.level}  ${where}${finding.about}`);
}

function asJson(comparison: ReportComparison): string {
  const plain = ({ finding, result }: ComparedFinding) => ({
    id: finding.id,
    format: result.format,
    requirement: finding.requirement,
    level: result.level,
    operation: finding.operation,
    about: finding.about,
  });
  const { added, fixed, remaining, unknown } = comparison;
  const lists = { new: added.map(plain), fixed: fixed.map(plain), stillFailing: remaining.map(plain), notJudged: unknown.map(plain) };
  return `${jsonText(lists, 2)}\n`;
}
