import type { Fault, Variant } from '../../reference/fault.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import { reportOfPayloads } from './fuzzed.ts';
import { errored, failed, judged, OF_THE_MATRIX } from './judged.ts';

/** What a bent server was found to break, beside what it declares. */
export interface Row {
  readonly name: string;
  readonly format: string;
  /** The lie, or the freedom. */
  readonly what: string;
  readonly declared: readonly string[];
  /** What may be found beside, by luck of the seed. */
  readonly mayBreak: readonly string[];
  readonly found: readonly string[];
  /** Errors of our own. */
  readonly errored: readonly string[];
}

/** The row of a fault. */
export async function rowOfFault(fault: Fault): Promise<Row> {
  const report =
    fault.foundBy === 'fuzz'
      ? await reportOfPayloads(fault.format, { fault })
      : await judged(fault.format, { fault }, { ...OF_THE_MATRIX, ...patience(fault) });
  return {
    name: fault.name,
    format: fault.format,
    what: fault.defect,
    declared: fault.breaks,
    mayBreak: fault.mayBreak ?? [],
    found: failed(report),
    errored: errored(report),
  };
}

/** The row of a variant: nothing of the plan and no random payload may accuse it. */
export async function rowOfVariant(variant: Variant): Promise<Row> {
  const report = isLimited(variant)
    ? await judged(variant.format, { variant }, OF_THE_MATRIX)
    : await reportOfPayloads(variant.format, { variant });
  return {
    name: variant.name,
    format: variant.format,
    what: variant.difference,
    declared: variant.shoulds,
    mayBreak: [],
    found: failed(report),
    errored: errored(report),
  };
}

/** Whether its answers have to be waited for, so that there is no time for payloads. */
export function isLimited({ seams }: Variant): boolean {
  return 'rate' in seams;
}

/** A server that never answers would be waited for on every request to it. */
function patience(fault: Fault): Partial<CheckOptions> {
  return fault.breaks.includes('transport/answers') ? { timeoutMs: 1_500 } : {};
}

/** Every `of`-th row, from `shard`: so that test files share the work. */
export function shardOf<T>(list: readonly T[], shard: number, of: number): readonly T[] {
  return list.filter((_, index) => index % of === shard);
}
