import { tokens } from '../json/pointer.ts';
import type { BulkRules, RequestBody } from '../model/format.ts';
import { arrayAt } from '../schema/array-items.ts';
import { addProblem, type Build, type DescribedOperation } from './build.ts';
import { keywordAt, optionalKeyword } from './described-value.ts';
import { comparisons } from './read-back.ts';

/** The rules of a bulk operation (`x-bulk`). Reports items that are not an array with `maxItems`. */
export function bulkRules(build: Build, { keywords }: DescribedOperation, body: RequestBody | undefined): BulkRules | undefined {
  const bulk = optionalKeyword(keywords, 'x-bulk');
  if (bulk === undefined) return undefined;
  const { items, answer, statuses, allBadAsError, mark, compare } = bulk.value;
  const array = body === undefined ? undefined : arrayAt(build.document, body.pointer, tokens(items));
  const max = array?.max;
  if (array === undefined || max === undefined) {
    const message =
      array === undefined ? 'The request body has no array with "items" at this location.' : 'The array at this location needs "maxItems".';
    addProblem(build, keywordAt(bulk, 'items'), message);
    return undefined;
  }
  const { schema: itemSchema, pointer: itemPointer, min, unique } = array;
  return { items, min, max, unique, itemSchema, itemPointer, answer, statuses, allBadAsError, mark, compare: comparisons(compare) };
}
