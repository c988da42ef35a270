import type { OperationKeywords } from '../../specs/extension.ts';
import type { Comparison, Link, ListRules, ReadBack, StoredRule } from '../model/format.ts';
import { type Build, type DescribedOperation, known } from './build.ts';
import { keywordAt, optionalKeyword } from './described-value.ts';
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
