import type { Source } from '../model/format.ts';
import { type DescribedValue, oneOfWords, textAt, valueBelow } from './spot.ts';

/** What a statement rests on; `otherwise` where it does not say. */
export function sourceAt(spot: DescribedValue, otherwise: Source = { basis: 'assumed', where: '' }): Source {
  if (spot.value === undefined) return otherwise;
  return {
    basis: oneOfWords(valueBelow(spot, 'basis'), ['documented', 'assumed'], 'assumed'),
    where: textAt(valueBelow(spot, 'where')) ?? '',
  };
}
