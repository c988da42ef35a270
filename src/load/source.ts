import type { Source } from '../model/format.ts';
import { below, choice, type Spot, text } from './spot.ts';

/** What a statement rests on; `otherwise` where it does not say. */
export function sourceAt(spot: Spot, otherwise: Source = { basis: 'assumed', where: '' }): Source {
  if (spot.value === undefined) return otherwise;
  return { basis: choice(below(spot, 'basis'), ['documented', 'assumed'], 'assumed'), where: text(below(spot, 'where')) ?? '' };
}
