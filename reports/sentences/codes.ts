import { anyOf, part, valueText, type Words } from './words.ts';

/** What is said of codes. */
export const codes = {
  'unknown-code': {
    says: ({ expected, actual }) => `The code ${valueText(actual)} stands in no catalogue; the documented ones are ${anyOf(expected)}.`,
    advises: 'Answer with a documented code, or add this one to the catalogue of the description.',
  },
  'code-of-writes': {
    says: ({ actual }) => `The code ${valueText(actual)} is documented for operations that write, but a read answered it.`,
    advises: 'Answer reads that are not permitted as the documents say for reads.',
  },
  'unknown-detail': {
    says: ({ actual }) => `The detail code ${valueText(actual)} stands in no catalogue.`,
    advises: 'Answer with a documented detail code, or add this one to the catalogue of the description.',
  },
  'wrong-status': {
    says: ({ expected, actual }) =>
      `The code ${part(actual, 0)} came with the status ${part(actual, 1)}, but it belongs to ${anyOf(expected)}.`,
    advises: 'Tie each code to its status in one table, so that they cannot be set apart.',
  },
  'wrong-class': {
    says: ({ expected, actual }) =>
      `The detail code ${part(actual, 0)} came beside the code ${part(actual, 1)}, but it belongs to ${anyOf(expected)}.`,
    advises: 'Tie each detail code to its code in one table.',
  },
  accepted: {
    says: ({ expected }) => `The request should be refused with ${anyOf(expected)}, but it was accepted.`,
    advises: 'Check this before the request is carried out, and refuse it with the documented code.',
  },
  'wrong-code': {
    says: ({ expected, actual }) =>
      `The request was refused with the code ${valueText(actual)}, but for this cause it should be ${anyOf(expected)}.`,
    advises: 'Map this cause to its documented code.',
  },
  'no-detail': {
    says: ({ expected, actual }) =>
      `The error has the code ${valueText(actual)} and no detail code, but for this cause it must carry ${anyOf(expected)}.`,
    advises: 'Pass the detail code of the business error through to the answer.',
  },
  'unreadable-answer': {
    says: ({ expected, actual }) =>
      `The answer (status ${valueText(actual)}) cannot be read, but the request should be refused with ${anyOf(expected)}.`,
    advises: 'Let the application refuse this request itself, before anything in front of it or behind it answers.',
  },
  'other-message': {
    says: ({ expected, actual }) => `The message is "${valueText(actual)}", but the documented one is "${valueText(expected)}".`,
    advises: 'Use the documented message, or correct the catalogue.',
  },
  'changed-code': {
    says: ({ expected, actual }) =>
      `The same request was refused differently when it was sent again: it should get ${anyOf(expected)}, but got ${valueText(actual)}.`,
    advises: 'Look for state that changes between two refusals: caches, several instances, the order of checks.',
  },
} satisfies Record<string, Words>;
