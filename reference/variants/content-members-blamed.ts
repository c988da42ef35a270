import { isObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { RULES, TYPES } from '../structured-error/rules.ts';

/** The validator checks the members of a missing `content`. */
export default {
  name: 'content-members-blamed',
  difference:
    'When `content` is missing or not an object, the server names its required members; the documentation leaves open which of them is named.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    findsErrors: (errors, input) => {
      const type = TYPES.find((known) => known === (isObject(input) ? input['type'] : undefined));
      if (type === undefined) return errors;
      const needed = Object.entries(RULES.content[type]).filter(([, rule]) => rule.kind === 'text' && rule.required);
      return errors.flatMap((error) =>
        error.path.at(-1) === 'content' ? needed.map(([name]) => ({ path: [...error.path, name], message: 'This is required.' })) : [error],
      );
    },
  },
} satisfies Variant;
