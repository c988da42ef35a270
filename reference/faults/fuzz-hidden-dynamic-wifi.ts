import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isHidden(item: Json): item is JsonObject {
  if (!isObject(item)) return false;
  const content = member(item, 'content');
  return member(item, 'is_dynamic') === true && isObject(content) && member(content, 'hidden') === true;
}

/** The author forgot short addresses for hidden networks. */
export default {
  name: 'fuzz-hidden-dynamic-wifi',
  defect: 'In a bulk, the server creates a dynamic code for a hidden network as a static one.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  foundBy: 'fuzz',
  fewestItems: 1,
  seams: {
    plansBulk: (plan) => ({
      ...plan,
      create: plan.create.map((judged) => (isHidden(judged.item) ? { ...judged, item: { ...judged.item, is_dynamic: false } } : judged)),
    }),
  },
} satisfies Fault;
