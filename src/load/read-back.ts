import type { Comparison, Link, ListRules, ReadBack, StoredRule } from '../model/format.ts';
import { type Build, known, type Sketch } from './build.ts';
import { type DescribedValue, elementsOf, membersOf, textAt, textsAt, valueBelow } from './described-value.ts';
import { linkNamed } from './links.ts';
import { requestLocation } from './request-location.ts';

/** How a created or changed resource is read back (`x-read-back`). */
export function readBack(build: Build, spot: DescribedValue, links: ReadonlyMap<string, Link>): ReadBack | undefined {
  if (spot.value === undefined) return undefined;
  const link = linkNamed(build, valueBelow(spot, 'link'), links);
  if (link === undefined) return undefined;
  return { link, compare: comparisons(valueBelow(spot, 'compare')), volatile: textsAt(valueBelow(spot, 'volatile')) };
}

/** The members that must be read back as they were sent. */
export function comparisons(spot: DescribedValue): readonly Comparison[] {
  return elementsOf(spot).map((each) => ({
    sent: textAt(valueBelow(each, 'sent')) ?? '',
    read: textAt(valueBelow(each, 'read')) ?? '',
    when: membersOf(valueBelow(each, 'when')).map(([where, { value }]) => ({ at: where, is: value ?? null })),
  }));
}

/** How stored resources are found by a search (`x-stored`). */
export function storedRule(build: Build, spot: DescribedValue): StoredRule | undefined {
  if (spot.value === undefined) return undefined;
  const operation = known(build, valueBelow(spot, 'operation'), 'operation', build.operations.keys()) ?? '';
  const target = build.operations.get(operation);
  const search = valueBelow(spot, 'search');
  return {
    operation,
    search: target === undefined ? '' : requestLocation(build, target, search),
    list: textAt(valueBelow(spot, 'list')) ?? '',
    mark: textAt(valueBelow(spot, 'mark')) ?? '',
  };
}

/** What a list operation promises (`x-list`). */
export function listRules(build: Build, operation: Sketch, spot: DescribedValue): ListRules | undefined {
  if (spot.value === undefined) return undefined;
  const page = valueBelow(spot, 'page');
  const pagination = valueBelow(spot, 'pagination');
  const counter = (name: string) => textAt(valueBelow(pagination, name)) ?? '';
  return {
    items: textAt(valueBelow(spot, 'items')) ?? '',
    limit: requestLocation(build, operation, valueBelow(spot, 'limit')),
    page: page.value === undefined ? undefined : requestLocation(build, operation, page),
    pagination:
      pagination.value === undefined
        ? undefined
        : { page: counter('page'), limit: counter('limit'), total: counter('total'), pages: counter('pages') },
  };
}
