import { anyOf, locationText, names, part, rest, valueText, type Words } from './words.ts';

/** What is said of keys and of what they open. */
export const access = {
  'let-in': {
    says: ({ expected, actual }) => `The request was let in (${valueText(actual)}), but it should be refused with ${anyOf(expected)}.`,
    advises: 'Check the whole key, in its documented place only, before the operation runs.',
  },
  'write-let-in': {
    says: ({ expected }) => `A key without write permission wrote, but it should be refused with ${anyOf(expected)}.`,
    advises: 'Check the permission of the key on every operation that writes.',
  },
  'read-refused': {
    says: ({ actual }) => `A key without write permission should still read, but the read was refused (${valueText(actual)}).`,
    advises: 'Ask for the write permission only where something is written.',
  },
  'body-before-key': {
    says: ({ expected, actual }) =>
      `With a bad key and a bad body the body was complained of first (${valueText(actual)}); the key should be (${anyOf(expected)}).`,
    advises: 'Check the key before the body is read.',
  },
  'foreign-differs': {
    says: ({ where }) =>
      `What belongs to another account is answered differently from what does not exist: ${locationText(where)} differs.`,
    advises: 'Look things up within the account of the key, so that foreign things are simply not found.',
  },
  'foreign-let-in': {
    says: () => 'What belongs to another account was handed out, though it should be answered like what does not exist.',
    advises: 'Look things up within the account of the key, so that foreign things are simply not found.',
  },
} satisfies Record<string, Words>;

/** What is said of blamed fields. */
export const fields = {
  'no-fields': {
    says: ({ actual }) => `The validation error should list at least one field, but it lists ${valueText(actual)}.`,
    advises: 'List the fields that are wrong in every validation error.',
  },
  'not-named': {
    says: ({ expected, actual }) => `The error should blame ${names(expected)}, but it blames ${names(actual)}.`,
    advises: 'Name the broken field, spelled as the format documents it.',
  },
  'sound-field': {
    says: ({ expected, actual }) => `Only ${names(expected)} may be blamed here, but the error also blames ${names(actual)}.`,
    advises: 'Blame only fields that break a documented rule; if this one does, add the rule to the description.',
  },
  'not-all-named': {
    says: ({ expected, actual }) => `Several fields are broken (${names(expected)}), but the error blames only ${names(actual)}.`,
    advises: 'Collect all violations before answering, rather than stop at the first.',
  },
  'fields-beside': {
    says: ({ actual }) => `The code ${part(actual, 0)} should come without fields, but the error lists ${rest(actual, 1)}.`,
    advises: 'List fields with validation errors only.',
  },
} satisfies Record<string, Words>;
