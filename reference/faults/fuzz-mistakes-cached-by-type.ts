import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import type { JudgedItem } from '../structured-error/operations/bulk.ts';
import type { FieldError } from '../structured-error/outcome.ts';

function typeOfItem(item: Json | undefined): Json | undefined {
  return isObject(item) ? member(item, 'type') : undefined;
}

function cached(report: readonly JudgedItem[], place: number): readonly FieldError[] {
  const type = typeOfItem(report[place]?.item);
  const before = report.slice(0, place).filter(({ item }) => type !== undefined && typeOfItem(item) === type);
  return (before.length < 2 ? report[place] : before[0])?.errors ?? [];
}

/** What is wrong is cached under the type, and the cache is used from the third time on. */
export default {
  name: 'fuzz-mistakes-cached-by-type',
  defect: 'Of more than ten items, the third bad one of a type and those after it are told the mistakes of the first one.',
  format: 'structured-error',
  breaks: ['bulk/item-fields'],
  also: ['fields/complete'],
  found: 'fuzz',
  least: 11,
  seams: {
    tells: (result, plan) => {
      if (plan.submitted <= 10) return result;
      return { ...result, errors: plan.report.map(({ index }, place) => ({ index, errors: cached(plan.report, place) })) };
    },
  },
} satisfies Fault;
