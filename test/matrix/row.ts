import type { Fault, Variant } from '../../reference/fault.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import { checkReference, erroredIds, failedIds, MATRIX_OPTIONS } from './check-reference.ts';
import { fuzzReport } from './fuzz-reference.ts';

/** The requirements that a fault or variant breaks, and those that it declares. */
export interface Row {
  readonly name: string;
  readonly format: string;
  /** The defect of a fault, or the difference of a variant. */
  readonly sentence: string;
  readonly declared: readonly string[];
  /** Ids that fail with some seeds only. */
  readonly mayBreak: readonly string[];
  readonly found: readonly string[];
  /** Requirements that could not be judged because of an error of errspec. */
  readonly errored: readonly string[];
}

/** The row of a fault. */
export async function rowOfFault(fault: Fault): Promise<Row> {
  const report =
    fault.foundBy === 'fuzz'
      ? await fuzzReport(fault.format, { fault })
      : await checkReference(fault.format, { fault }, { ...MATRIX_OPTIONS, ...timeoutFor(fault) });
  return {
    name: fault.name,
    format: fault.format,
    sentence: fault.defect,
    declared: fault.breaks,
    mayBreak: fault.mayBreak ?? [],
    found: failedIds(report),
    errored: erroredIds(report),
  };
}

/** The row of a variant, from planned probes and fuzzing. */
export async function rowOfVariant(variant: Variant): Promise<Row> {
  const report = isRateLimited(variant)
    ? await checkReference(variant.format, { variant }, MATRIX_OPTIONS)
    : await fuzzReport(variant.format, { variant });
  return {
    name: variant.name,
    format: variant.format,
    sentence: variant.difference,
    declared: variant.shoulds,
    mayBreak: [],
    found: failedIds(report),
    errored: erroredIds(report),
  };
}

/** True for variants that limit the request rate, for which fuzzing would take too long. */
export function isRateLimited({ seams }: Variant): boolean {
  return 'rate' in seams;
}

/** Shortens the timeout for faults that never answer. */
function timeoutFor(fault: Fault): Partial<CheckOptions> {
  return fault.breaks.includes('transport/answers') ? { timeoutMs: 1_500 } : {};
}

/** Every `of`-th element, from index `shard`, so that test files share the work. */
export function shardOf<T>(list: readonly T[], shard: number, of: number): readonly T[] {
  return list.filter((_, index) => index % of === shard);
}
