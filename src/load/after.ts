import type { Comparison, Link, ListRules, ReadBack, StoredRule } from '../model/format.ts';
import { type Build, known, type Sketch } from './build.ts';
import { linkNamed } from './links.ts';
import { placeAt } from './place.ts';
import { below, elements, members, type Spot, text, texts } from './spot.ts';

/** What of a request can be read again (`x-read-back`). */
export function readBack(build: Build, spot: Spot, links: ReadonlyMap<string, Link>): ReadBack | undefined {
  if (spot.value === undefined) return undefined;
  const link = linkNamed(build, below(spot, 'link'), links);
  if (link === undefined) return undefined;
  return { link, compare: comparisons(below(spot, 'compare')), volatile: texts(below(spot, 'volatile')) };
}

/** Members that must read as they were sent. */
export function comparisons(spot: Spot): readonly Comparison[] {
  return elements(spot).map((each) => ({
    sent: text(below(each, 'sent')) ?? '',
    read: text(below(each, 'read')) ?? '',
    when: members(below(each, 'when')).map(([where, { value }]) => ({ at: where, is: value ?? null })),
  }));
}

/** How what is stored is found again (`x-stored`). */
export function storedRule(build: Build, spot: Spot): StoredRule | undefined {
  if (spot.value === undefined) return undefined;
  const operation = known(build, below(spot, 'operation'), 'operation', build.operations.keys()) ?? '';
  const target = build.operations.get(operation);
  const search = below(spot, 'search');
  return {
    operation,
    search: target === undefined ? '' : placeAt(build, target, search),
    list: text(below(spot, 'list')) ?? '',
    mark: text(below(spot, 'mark')) ?? '',
  };
}

/** What a listing promises (`x-list`). */
export function listRules(build: Build, operation: Sketch, spot: Spot): ListRules | undefined {
  if (spot.value === undefined) return undefined;
  const page = below(spot, 'page');
  const pagination = below(spot, 'pagination');
  const counter = (name: string) => text(below(pagination, name)) ?? '';
  return {
    items: text(below(spot, 'items')) ?? '',
    limit: placeAt(build, operation, below(spot, 'limit')),
    page: page.value === undefined ? undefined : placeAt(build, operation, page),
    pagination:
      pagination.value === undefined
        ? undefined
        : { page: counter('page'), limit: counter('limit'), total: counter('total'), pages: counter('pages') },
  };
}
