import type { Source } from '../model/format.ts';
import { type DescribedValue, oneOf, textAt, valueBelow } from './described-value.ts';

/** The source of a statement; `otherwise` if it names none. */
export function sourceAt(spot: DescribedValue, otherwise: Source = { basis: 'assumed', where: '' }): Source {
  if (spot.value === undefined) return otherwise;
  return {
    basis: oneOf(valueBelow(spot, 'basis'), ['documented', 'assumed'], 'assumed'),
    where: textAt(valueBelow(spot, 'where')) ?? '',
  };
}
