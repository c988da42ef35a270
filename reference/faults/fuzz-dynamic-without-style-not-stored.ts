import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** For each good item of the bulk that is carried out, in turn, whether it is lost; a bulk is carried out in one go. */
let lost: boolean[] = [];

function isLost(item: Json): boolean {
  return isObject(item) && member(item, 'type') !== 'url' && member(item, 'is_dynamic') === true && member(item, 'style') === undefined;
}

/** A dynamic code is stored with its style, in a second step that has nothing to do without one. */
export default {
  name: 'fuzz-dynamic-without-style-not-stored',
  defect: 'In a bulk a dynamic code without a style, if it is of no url, is answered as created and is not stored.',
  format: 'structured-error',
  breaks: ['bulk/stored-exact'],
  found: 'fuzz',
  least: 1,
  seams: {
    plans: (plan) => {
      lost = plan.create.map(({ item }) => isLost(item));
      return plan;
    },
    stores: (code) => (lost.shift() === true ? undefined : code),
  },
} satisfies Fault;
