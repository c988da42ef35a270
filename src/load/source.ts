import type { Source } from '../model/format.ts';
import { type DescribedValue, oneOf, textAt, valueBelow } from './described-value.ts';

/** What a statement rests on; `otherwise` where it does not say. */
export function sourceAt(spot: DescribedValue, otherwise: Source = { basis: 'assumed', where: '' }): Source {
  if (spot.value === undefined) return otherwise;
  return {
    basis: oneOf(valueBelow(spot, 'basis'), ['documented', 'assumed'], 'assumed'),
    where: textAt(valueBelow(spot, 'where')) ?? '',
  };
}
