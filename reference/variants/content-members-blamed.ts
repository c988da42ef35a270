import { isObject } from '../../src/json/json.ts';
import type { Variant } from '../fault.ts';
import { RULES, TYPES } from '../structured-error/rules.ts';

/** A validator that looks for the members of a content that is not there. */
export default {
  name: 'content-members-blamed',
  freedom: 'Where `content` is missing or no object, its required members are named instead; section 4 allows it.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    finds: (errors, input) => {
      const type = TYPES.find((known) => known === (isObject(input) ? input['type'] : undefined));
      if (type === undefined) return errors;
      const needed = Object.entries(RULES.content[type]).filter(([, rule]) => rule.kind === 'text' && rule.required);
      return errors.flatMap((error) =>
        error.path.at(-1) === 'content' ? needed.map(([name]) => ({ path: [...error.path, name], message: 'This is required.' })) : [error],
      );
    },
  },
} satisfies Variant;
