import type { OperationKeywords } from '../../specs/extension.ts';
import { tokens } from '../json/pointer.ts';
import type { BulkRules, Comparison, Link, ListRules, ReadBack, RequestBody, StoredRule } from '../model/format.ts';
import { arrayAt } from '../schema/array-items.ts';
import { addProblem, type Build, type DescribedOperation, known } from './build.ts';
import { type DescribedValue, keywordAt, optionalKeyword } from './described-value.ts';
import { linkNamed } from './links.ts';
import { checkLocation } from './request-location.ts';

/** How a created or changed resource is read back (`x-read-back`). */
export function readBack(build: Build, { keywords }: DescribedOperation, links: ReadonlyMap<string, Link>): ReadBack | undefined {
  const described = optionalKeyword(keywords, 'x-read-back');
  const link = described === undefined ? undefined : linkNamed(build, keywordAt(described, 'link'), links);
  if (described === undefined || link === undefined) return undefined;
  return { link, compare: comparisons(described.value.compare), volatile: described.value.volatile };
}

/** The members that must be read back as they were sent. */
export function comparisons(compare: NonNullable<OperationKeywords['x-read-back']>['compare']): readonly Comparison[] {
  return compare.map(({ sent, read, when }) => ({ sent, read, when: Object.entries(when).map(([at, is]) => ({ at, is })) }));
}

/** How stored resources are found by a search (`x-stored`). */
export function storedRule(build: Build, { keywords }: DescribedOperation): StoredRule | undefined {
  const stored = optionalKeyword(keywords, 'x-stored');
  if (stored === undefined) return undefined;
  const id = known(build, keywordAt(stored, 'operation'), 'operation', build.operations.keys());
  const target = id === undefined ? undefined : build.operations.get(id);
  if (target !== undefined) checkLocation(build, target, stored.value.search, keywordAt(stored, 'search'));
  return stored.value;
}

/** What a list operation promises (`x-list`). */
export function listRules(build: Build, operation: DescribedOperation): ListRules | undefined {
  const listing = optionalKeyword(operation.keywords, 'x-list');
  if (listing === undefined) return undefined;
  checkLocation(build, operation, listing.value.limit, keywordAt(listing, 'limit'));
  const page = optionalKeyword(listing, 'page');
  if (page !== undefined) checkLocation(build, operation, page.value, page);
  return listing.value;
}

/** The rules of a bulk operation (`x-bulk`). Reports items that are not an array with `maxItems`. */
export function bulkRules(build: Build, { keywords }: DescribedOperation, body: RequestBody | undefined): BulkRules | undefined {
  const bulk = optionalKeyword(keywords, 'x-bulk');
  if (bulk === undefined) return undefined;
  const { items, answer, statuses, allBadAsError, mark, compare } = bulk.value;
  const array = body === undefined ? undefined : arrayAt(build.document, body.pointer, tokens(items));
  if (array === undefined) {
    addProblem(build, keywordAt(bulk, 'items'), 'The request body has no array with "items" at this location.');
    return undefined;
  }
  checkAnswer(build, keywordAt(bulk, 'answer'));
  const { schema: itemSchema, pointer: itemPointer, min, unique } = array;
  const { allGood, someBad = allGood, allBad = someBad } = statuses;
  return {
    items,
    min,
    max: array.max ?? Math.max(min, MOST_ITEMS),
    limited: array.max !== undefined,
    unique,
    itemSchema,
    itemPointer,
    answer,
    statuses: { allGood, someBad, allBad },
    allBadAsError,
    lines: bulk.value.lines ?? [],
    mark,
    compare: comparisons(compare),
  };
}

/** The most items of a bulk whose description sets no limit. */
const MOST_ITEMS = 50;

/** Reports an answer that does not say which elements are errors, or which item an element is about. */
function checkAnswer(build: Build, { value, pointer }: DescribedValue<BulkRules['answer']>): void {
  const spot = { value: undefined, pointer };
  if (value.kind === 'results' && value.status === undefined && value.failed === undefined)
    addProblem(build, spot, 'The answer needs "status" or "failed", which tells the elements that are errors.');
  if (value.kind === 'split' && value.index === undefined && value.key === undefined && value.positional !== true)
    addProblem(build, spot, 'The answer needs "index", "key" or "positional", which tells what item an element is about.');
}
