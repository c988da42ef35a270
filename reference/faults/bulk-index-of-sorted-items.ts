import { canonical } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';
import type { BulkPlan } from '../structured-error/operations/bulk.ts';

function sortedPlace({ create, report }: BulkPlan, index: number): number {
  const items = [...create, ...report].map((item) => ({ index: item.index, text: canonical(item.item) }));
  return items.toSorted((a, b) => (a.text < b.text ? -1 : 1)).findIndex((item) => item.index === index);
}

/** The items are sorted before they are validated. */
export default {
  name: 'bulk-index-of-sorted-items',
  defect: '`index` is the position after sorting the items by their JSON text instead of the submitted position.',
  format: 'structured-error',
  breaks: ['bulk/index-exact', 'bulk/item-fields', 'relations/permute', 'relations/prepend'],
  seams: {
    reportsBulk: (result, plan) => ({
      ...result,
      errors: result.errors.map((error) => ({ ...error, index: sortedPlace(plan, error.index) })),
    }),
  },
} satisfies Fault;
