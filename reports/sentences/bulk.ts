import { constraint, locationText, names, part, valueText, type Words } from './words.ts';

/** What is said of bulk answers. */
export const bulk = {
  'bulk-not-json': {
    says: () => 'The bulk should be answered with a JSON body that tells created items and errors, but the answer holds no JSON.',
    advises: 'Send the documented bulk body.',
  },
  'bulk-shape': {
    says: ({ where, expected, actual }) =>
      `The bulk answer does not match its description: ${locationText(where)} has ${constraint(expected)}, but is ${valueText(actual)}.`,
    advises: 'Write the bulk body with the documented members and types, empty lists included.',
  },
  count: {
    says: ({ where, expected, actual }) =>
      `The summary says ${valueText(actual)} at ${locationText(where)}, but it should be ${valueText(expected)}.`,
    advises: 'Count what was submitted, and the very lists that are answered.',
  },
  'index-no-position': {
    says: ({ expected, actual }) =>
      `An index should be a whole number from ${part(expected, 0)} to ${part(expected, 1)}, but it is ${valueText(actual)}.`,
    advises: 'Report the 0-based position of the item in the submitted array.',
  },
  'index-twice': {
    says: ({ actual }) => `The answer has several entries for one item (${valueText(actual)}).`,
    advises: 'Gather all that is wrong with an item in one entry.',
  },
  'index-missing': {
    says: ({ expected, actual }) => `The items at ${valueText(expected)} are bad, but errors are reported for ${valueText(actual)}.`,
    advises: 'Check every item by the same rules as a single create, and report each bad one.',
  },
  'index-of-good': {
    says: ({ expected, actual }) =>
      `Errors should be reported for the items at ${valueText(expected)}, but they are reported for ${valueText(actual)}.`,
    advises: 'Report positions in the submitted array: 0-based, and counted before bad items are taken out.',
  },
  'item-no-fields': {
    says: () => 'The entry of a bad item names no field.',
    advises: 'Name the fields that are wrong in each bad item.',
  },
  'item-not-named': {
    says: ({ expected, actual }) => `The entry of a bad item should blame ${names(expected)}, but it blames ${names(actual)}.`,
    advises: 'Name the broken fields of the item itself, spelled as in a single error.',
  },
  'item-sound-field': {
    says: ({ expected, actual }) => `In this item only ${names(expected)} may be blamed, but its entry also blames ${names(actual)}.`,
    advises: 'Keep the errors of each item apart; look for a list that is shared between items.',
  },
  'item-not-all-named': {
    says: ({ expected, actual }) => `An item has several broken fields (${names(expected)}), but its entry blames only ${names(actual)}.`,
    advises: 'Collect all violations of an item, rather than stop at the first.',
  },
  'created-too-few': {
    says: ({ expected, actual }) => `Of the items ${valueText(expected)} are good, but only ${valueText(actual)} were created.`,
    advises: 'Create every good item, also beside bad ones, and two alike ones twice.',
  },
  'created-too-many': {
    says: ({ expected, actual }) => `Only ${valueText(expected)} items are good, but ${valueText(actual)} were created.`,
    advises: 'Create each good item once, and no bad one.',
  },
  'created-differs': {
    says: ({ actual }) => `A created element is not what was sent: it differs at ${valueText(actual)}.`,
    advises: 'Make each created element from its own item; look for values that are shared or mixed up between items.',
  },
  'stored-missing': {
    says: ({ expected, actual }) =>
      `After the bulk the items at ${valueText(expected)} should be stored, but a search finds those at ${valueText(actual)}.`,
    advises: 'Answer the bulk only when its items are stored.',
  },
  'stored-extra': {
    says: ({ expected, actual }) =>
      `After the bulk the items at ${valueText(expected)} should be stored, each once, but a search finds those at ${valueText(actual)}.`,
    advises: 'Store each good item once and no bad one; look for retries and for validation after the insert.',
  },
  'bulk-size-accepted': {
    says: ({ actual, expected }) => `A bulk of ${valueText(actual)} items was accepted, but it should be ${valueText(expected)}.`,
    advises: 'Check the number of items before any of them is created.',
  },
  'partial-refused': {
    says: ({ expected, actual }) => `The bulk was refused as a whole (${valueText(actual)}), but it should be a ${valueText(expected)}.`,
    advises: 'Create the good items and report the bad ones beside them.',
  },
} satisfies Record<string, Words>;

/** What is said of bulks that are compared with each other. */
export const relations = {
  'not-permuted': {
    says: ({ expected, actual }) =>
      `With the items in another order the errors should be at ${valueText(expected)}, but they are at ${valueText(actual)}.`,
    advises: 'Judge each item on its own; look for state that is kept from one item to the next.',
  },
  'not-shifted': {
    says: ({ expected, actual }) =>
      `With good items in front the errors should be at ${valueText(expected)}, but they are at ${valueText(actual)}.`,
    advises: 'Report positions in the submitted array, not in a filtered one.',
  },
  'errors-left': {
    says: ({ actual }) => `Without its bad items the bulk should have no errors, but it has some (${valueText(actual)}).`,
    advises: 'Judge each item on its own; look for errors that are reported for a neighbour.',
  },
  'single-unlike-bulk': {
    says: ({ expected, actual }) => `The item is judged differently alone (${valueText(expected)}) and in a bulk (${valueText(actual)}).`,
    advises: 'Use one validation for single and bulk creation.',
  },
} satisfies Record<string, Words>;
