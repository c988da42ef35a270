import type { CodeCoverage, FormatCoverage } from '../model/report.ts';
import { byOperationAndCode } from './coverage.ts';
import { joinedGaps } from './gaps.ts';

/** The coverage of one format in one shard, and how many of its last gaps were met by scenarios. */
export interface CoveragePart {
  readonly coverage: FormatCoverage;
  readonly missed: number;
}

type Cells = CodeCoverage['operations'];

/** Merges the coverage of a format over all shards; `first` is that of any shard, for what is the same in all. */
export function joinedCoverage(first: FormatCoverage, parts: readonly CoveragePart[]): FormatCoverage {
  const operations = Object.keys(first.successes);
  const [of] = parts;
  const planned = first.gaps.slice(0, first.gaps.length - (of?.missed ?? 0));
  const undocumented = parts.flatMap(({ coverage }) => coverage.undocumented);
  return {
    format: first.format,
    successes: joinedCells(
      parts.map(({ coverage }) => coverage.successes),
      operations,
    ),
    codes: first.codes.map((code, index) => ({
      ...code,
      operations: joinedCells(
        parts.map(({ coverage }) => coverage.codes[index]?.operations ?? {}),
        operations,
      ),
    })),
    undocumented: [...new Map(undocumented.map((each) => [JSON.stringify([each.operation, each.code]), each])).values()].toSorted(
      byOperationAndCode,
    ),
    gaps: [...planned, ...joinedGaps(parts.map(({ coverage, missed }) => coverage.gaps.slice(coverage.gaps.length - missed)))],
  };
}

/** Observed in one shard is observed; else wrong in one is wrong. */
function joinedCells(rows: readonly Cells[], operations: readonly string[]): Cells {
  return Object.fromEntries(
    operations.flatMap((operation): [string, Cells[string]][] => {
      const cells = rows.flatMap((row) => row[operation] ?? []);
      if (cells.length === 0) return [];
      const best = (['observed', 'wrong'] as const).find((cell) => cells.includes(cell));
      return [[operation, best ?? 'not-exercised']];
    }),
  );
}
