import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Fault } from '../fault.ts';

/** For each valid item of the current bulk, true if it is lost. A bulk runs without interruption, so one variable suffices. */
let lost: boolean[] = [];

function isLost(item: Json): boolean {
  return isObject(item) && member(item, 'type') !== 'url' && member(item, 'is_dynamic') === true && member(item, 'style') === undefined;
}

/** Dynamic codes are stored together with their style, in a second step that is skipped without one. */
export default {
  name: 'fuzz-dynamic-without-style-not-stored',
  defect: 'The server reports a dynamic code without a style as created in a bulk and does not store it, unless its type is `url`.',
  format: 'structured-error',
  breaks: ['bulk/stored-exact'],
  foundBy: 'fuzz',
  fewestItems: 1,
  seams: {
    plansBulk: (plan) => {
      lost = plan.create.map(({ item }) => isLost(item));
      return plan;
    },
    stores: (code) => (lost.shift() === true ? undefined : code),
  },
} satisfies Fault;
