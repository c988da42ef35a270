import { anyOf, locationText, valueText, type Words } from './words.ts';

/** What is said of contracts that are not kept. */
export const contracts = {
  'pact-status': {
    says: ({ expected, actual }) => `The consumer relies on the status ${anyOf(expected)}, but it is ${valueText(actual)}.`,
    advises: 'Answer with the status of the contract, or agree on another one with the consumer and publish the contract anew.',
  },
  'pact-header': {
    says: ({ where, expected, actual }) =>
      `The consumer relies on ${locationText(where)} being ${valueText(expected)}, but it is ${valueText(actual)}.`,
    advises: 'Send the header as the contract says, or agree on another one with the consumer.',
  },
  'pact-body': {
    says: ({ where, expected, actual }) =>
      `The consumer relies on ${locationText(where)} being ${valueText(expected)}, but it is ${valueText(actual)}.`,
    advises: 'Answer with the body of the contract; `errspec check` says whether the documents promise it too.',
  },
  'pact-no-answer': {
    says: ({ actual }) => `The request of the consumer got no answer that can be compared: ${valueText(actual)}.`,
    advises: 'Make the server answer this request; look in its log for a crash or a hang.',
  },
} as const satisfies Readonly<Record<string, Words>>;
