import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import type { CheckedItem } from '../structured-error/operations/bulk.ts';
import type { FieldError } from '../structured-error/outcome.ts';

function typeOfItem(item: Json | undefined): Json | undefined {
  return isObject(item) ? member(item, 'type') : undefined;
}

function cached(report: readonly CheckedItem[], position: number): readonly FieldError[] {
  const type = typeOfItem(report[position]?.item);
  const before = report.slice(0, position).filter(({ item }) => type !== undefined && typeOfItem(item) === type);
  return (before.length < 2 ? report[position] : before[0])?.errors ?? [];
}

/** Errors are cached by type, and the cache is used from the third item on. */
export default {
  name: 'fuzz-mistakes-cached-by-type',
  defect: 'In a bulk of more than ten items, the third and later invalid items of a type are reported with the errors of the first.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  mayBreak: ['fields/complete'],
  foundBy: 'fuzz',
  fewestItems: 11,
  seams: {
    reportsBulk: (result, plan) => {
      if (plan.submitted <= 10) return result;
      return { ...result, errors: plan.report.map(({ index }, position) => ({ index, errors: cached(plan.report, position) })) };
    },
  },
} satisfies Fault;
