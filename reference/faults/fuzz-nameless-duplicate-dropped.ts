import { canonical, isObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isNew(seen: Set<string>, text: string): boolean {
  const before = seen.size;
  return seen.add(text).size > before;
}

/** Items without a name are identified by their type and content. */
export default {
  name: 'fuzz-nameless-duplicate-dropped',
  defect: 'Of several equal bulk items without a name, the server creates only the first.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  foundBy: 'fuzz',
  fewestItems: 2,
  seams: {
    plansBulk: (plan) => {
      const seen = new Set<string>();
      return {
        ...plan,
        create: plan.create.filter(({ item }) => isObject(item) && (member(item, 'name') !== undefined || isNew(seen, canonical(item)))),
      };
    },
  },
} satisfies Fault;
