import { isObject, member } from '../json/json.ts';
import { LISTS, MAPS, SINGLE } from '../schema/keywords.ts';
import type { Build } from './build.ts';
import { type DescribedValue, elementsOf, membersOf, valueBelow } from './described-value.ts';
import { walk } from './walk.ts';

/** Every schema of a description, nested ones included. A value where a schema belongs is listed even if it is not a valid schema. */
export function allSchemas(build: Pick<Build, 'document'>): readonly DescribedValue[] {
  const root: DescribedValue = { value: build.document, pointer: '' };
  const tops = membersOf(valueBelow(root, 'components', 'schemas')).map(([, each]) => each);
  walk(root, (spot) => {
    if (member(spot.value, 'schema') !== undefined && !spot.pointer.startsWith('/components/schemas/'))
      tops.push(valueBelow(spot, 'schema'));
  });
  return [...tops, ...errorSchemas(root)].flatMap(within);
}

/** The schemas of error bodies that are written in the error format itself. */
function errorSchemas(root: DescribedValue): readonly DescribedValue[] {
  const reading = valueBelow(root, 'x-error-format', 'reading');
  const all = [reading, ...elementsOf(valueBelow(reading, 'shapes'))].map((each) => valueBelow(each, 'errorSchema'));
  return all.filter(({ value }) => isObject(value));
}

function within(spot: DescribedValue): readonly DescribedValue[] {
  return isObject(spot.value) ? [spot, ...membersOf(spot).flatMap(([keyword, each]) => inner(keyword, each).flatMap(within))] : [spot];
}

function inner(keyword: string, spot: DescribedValue): readonly DescribedValue[] {
  if (SINGLE.has(keyword)) return [spot];
  if (MAPS.has(keyword)) return membersOf(spot).map(([, each]) => each);
  return LISTS.has(keyword) ? elementsOf(spot) : [];
}
