import { matchesGlob } from '../json/glob.ts';
import type { FormatCoverage, Report, Result } from '../model/report.ts';
import type { Demands, Unmet } from '../model/required.ts';

/** Reads the values of `--require`: percentages such as `codes=100%`, of which the highest counts, and names of requirements. */
export function demandsIn(list: readonly string[]): Demands {
  const percentages = list.flatMap((each) => /^codes=([\d.]+)%$/.exec(each)?.[1] ?? []).map(Number);
  const requirements = list.filter((each) => !each.startsWith('codes='));
  return { requirements, ...(percentages.length === 0 ? {} : { codes: Math.max(...percentages) }) };
}

/** The report with what `--require` demands and the run did not exercise. A shard is not measured: others exercise the rest. */
export function withRequired(report: Report, list: readonly string[]): Report {
  if (list.length === 0 || report.run.shard !== undefined) return report;
  const demands = demandsIn(list);
  const unmet = [
    ...report.results.flatMap((result) => unjudged(result, demands)),
    ...report.coverage.flatMap((covered) => unobserved(covered, demands)),
  ];
  return { ...report, required: { demands: list, unmet } };
}

function unjudged({ id, format, verdict, reason = '' }: Result, { requirements }: Demands): readonly Unmet[] {
  if (verdict !== 'not-exercised' && verdict !== 'blocked') return [];
  const isDemanded = requirements.some((name) => name === 'all' || matchesGlob(name, id));
  return isDemanded ? [{ kind: 'requirement', format, requirement: id, verdict, reason }] : [];
}

function unobserved({ format, codes: all }: FormatCoverage, { codes: demanded }: Demands): readonly Unmet[] {
  if (demanded === undefined) return [];
  const codes = all.filter(({ usual }) => usual !== true);
  const missing = codes.filter(({ operations }) => !Object.values(operations).includes('observed')).map(({ entry }) => entry);
  const observed = codes.length - missing.length;
  if (observed * 100 >= demanded * codes.length) return [];
  return [{ kind: 'codes', format, demanded, observed, documented: codes.length, missing }];
}
