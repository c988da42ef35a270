import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

function isHidden(item: Json): item is JsonObject {
  if (!isObject(item)) return false;
  const content = member(item, 'content');
  return member(item, 'is_dynamic') === true && isObject(content) && member(content, 'hidden') === true;
}

/** Short codes of networks that hide themselves were forgotten. */
export default {
  name: 'fuzz-hidden-dynamic-wifi',
  defect: 'A dynamic code for a hidden network is created static in a bulk.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  found: 'fuzz',
  least: 1,
  seams: {
    plans: (plan) => ({
      ...plan,
      create: plan.create.map((judged) => (isHidden(judged.item) ? { ...judged, item: { ...judged.item, is_dynamic: false } } : judged)),
    }),
  },
} satisfies Fault;
