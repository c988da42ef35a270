import { canonical, isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isNew(seen: Set<string>, text: string): boolean {
  const before = seen.size;
  return seen.add(text).size > before;
}

/** Without a name of its own an item is told by its type and content. */
export default {
  name: 'fuzz-nameless-duplicate-dropped',
  defect: 'Of equal items without a name only the first is created.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  found: 'fuzz',
  least: 2,
  seams: {
    plans: (plan) => {
      const seen = new Set<string>();
      return {
        ...plan,
        create: plan.create.filter(({ item }) => isObject(item) && (member(item, 'name') !== undefined || isNew(seen, canonical(item)))),
      };
    },
  },
} satisfies Fault;
