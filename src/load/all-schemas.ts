import { isObject, member } from '../json/json.ts';
import { LISTS, MAPS, SINGLE } from '../schema/keywords.ts';
import type { Build } from './build.ts';
import { below, elements, members, type Spot } from './spot.ts';
import { walk } from './walk.ts';

/** Every schema of a description, those within schemas too; what stands in the place of a schema and is none is among them. */
export function allSchemas(build: Pick<Build, 'document'>): readonly Spot[] {
  const root: Spot = { value: build.document, pointer: '' };
  const tops = members(below(root, 'components', 'schemas')).map(([, each]) => each);
  walk(root, (spot) => {
    if (member(spot.value, 'schema') !== undefined && !spot.pointer.startsWith('/components/schemas/')) tops.push(below(spot, 'schema'));
  });
  return tops.flatMap(within);
}

function within(spot: Spot): readonly Spot[] {
  return isObject(spot.value) ? [spot, ...members(spot).flatMap(([keyword, each]) => inner(keyword, each).flatMap(within))] : [spot];
}

function inner(keyword: string, spot: Spot): readonly Spot[] {
  if (SINGLE.has(keyword)) return [spot];
  if (MAPS.has(keyword)) return members(spot).map(([, each]) => each);
  return LISTS.has(keyword) ? elements(spot) : [];
}
