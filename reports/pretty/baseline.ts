import type { BaselineProblem } from '../../src/model/baseline.ts';
import { counted } from '../shared/counted.ts';
import { labelled, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** What became of the baseline: how many findings are known, and each entry that should be deleted or corrected, with its line. */
export function baselineLines(view: View): readonly string[] {
  const { baseline } = view.report;
  if (baseline === undefined) return [];
  const { file, entries, known, unchecked, problems } = baseline;
  const unconfirmed = unchecked === 0 ? '' : `; ${unchecked} could not be confirmed, because this run left out a part`;
  return [
    '',
    heading(view, 'Baseline'),
    '',
    ...wrap(`${file}: ${counted(entries, 'entry', 'entries')}, ${counted(known, 'known finding')}${unconfirmed}.`, view.width - 4).map(
      (line) => `  ${line}`,
    ),
    ...problems.flatMap((problem) => labelled(`  ${view.paint.red('✗')} `, wrap(problemText(problem, file), view.width - 4))),
  ];
}

/** What is wrong with an entry, and which line to change. */
export function problemText({ kind, line, entry, expires }: BaselineProblem, file: string): string {
  const at = `${file}:${line}`;
  switch (kind) {
    case 'expired':
      return `${at} expired on ${expires ?? 'its last day'}: ${entry}. Fix the finding, or give the entry on line ${line} a new date.`;
    case 'stale':
      return `${at} is stale: ${entry} was not found any more. Delete the entry on line ${line}.`;
    case 'unmatched':
      return `${at} matches no finding: ${entry}. Delete the entry on line ${line}.`;
    case 'unknown-requirement':
      return `${at} names a requirement that does not exist: ${entry}. Correct or delete the entry on line ${line}.`;
    case 'unknown-operation':
      return `${at} names an operation that does not exist: ${entry}. Correct or delete the entry on line ${line}.`;
    default:
      return kind satisfies never;
  }
}
