import { quotedNames } from '../../src/json/words.ts';
import { fieldLocation } from '../../src/model/shapes.ts';
import { withBulk } from '../kit/applies.ts';
import { allowedNames, type Names, shownNames, wanted, weighBlame } from '../kit/blame.ts';
import { bulkOf, elementFields, errorList, isBulk } from '../kit/bulk.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'bulk/item-fields',
  level: 'MUST',
  title: 'Each error of a bulk item MUST name at least one broken field of that item, and MUST NOT name a valid one',
  source: 'OpenAPI description: x-bulk.answer.fields, x-error-format.fields.naming',
  needs: ['bulk/shape', 'bulk/index-exact'],
  applies: withBulk,
  restsOn: 'fields',
  exercisedBy: 'a bulk with invalid items',
  provokedBy: isBulk,
  codes: {
    'item-no-fields': {
      says: () => 'The error of an item names no field.',
      hint: 'Name the invalid fields of each invalid item.',
    },
    'item-not-named': {
      says: ({ expected, actual }: { expected: Names; actual: Names }) =>
        `The error of an item should name ${quotedNames(expected)}, but it names ${quotedNames(actual)}.`,
      hint: 'Name the broken fields of the item itself, spelled as in a single error.',
    },
    'item-sound-field': {
      says: ({ expected, actual }: { expected: Names; actual: Names }) =>
        `The error of this item may name only ${quotedNames(expected)}, but it also names ${quotedNames(actual)}.`,
      hint: 'Keep the errors of each item apart; look for a list that is shared between items.',
    },
  },
  select: (observation) => {
    const bulk = bulkOf(observation);
    return bulk !== undefined && bulk.bad.length > 0 && elementFields(bulk.rules) !== undefined ? bulk : undefined;
  },
  *judge({ rules, items, answer, bad }, { find, observation: { format } }) {
    for (const { index, violations, blame } of bad) {
      const entry = answer.errors.findIndex((error) => error.index === index);
      const error = answer.errors[entry];
      if (error === undefined) continue;
      // An item that is no object has no fields: any name will do.
      const { names, named, valid } = weighBlame(violations.length === 0 ? { ...blame, any: true } : blame, error.fields, {
        rules: format.fields,
        sent: items[index],
      });
      const where = `${errorList(rules)}/${entry}${fieldLocation(elementFields(rules))}`;
      // The location in the description tells the findings of different items apart.
      const spec = violations[0]?.spec ?? rules.itemPointer;
      if (names.length === 0 && format.fields?.optional === true) continue;
      if (names.length === 0) yield find['item-no-fields']({ where, expected: 'at least one named field', actual: 'none', spec });
      else if (!named) yield find['item-not-named']({ where, expected: wanted(blame.must), actual: names, spec });
      else if (valid.length > 0) yield find['item-sound-field']({ where, expected: shownNames(allowedNames(blame)), actual: valid, spec });
    }
  },
});
