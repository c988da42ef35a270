import { isObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { RULES, TYPES } from '../structured-error/rules.ts';

/** Single and bulk creation have validators of their own. */
export default {
  name: 'members-blamed-in-bulks',
  difference:
    'When `content` is missing or not an object, the server names `content` for a single code, and its required members for the item of a bulk; the documentation leaves open which of them is named.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    findsErrors: (errors, input, call) => {
      const type = TYPES.find((known) => known === (isObject(input) ? input['type'] : undefined));
      if (call.operation !== 'createQrcodesBulk' || type === undefined) return errors;
      const needed = Object.entries(RULES.content[type]).filter(([, rule]) => rule.kind === 'text' && rule.required);
      return errors.flatMap((error) =>
        error.path.at(-1) === 'content' ? needed.map(([name]) => ({ path: [...error.path, name], message: 'This is required.' })) : [error],
      );
    },
  },
} satisfies Variant;
