import { anyOf, valueText } from '../src/json/words.ts';
import { type FindingText, locationText } from '../src/model/finding.ts';
import type { ContractCode } from '../src/model/pact.ts';

/** What is said of findings of `errspec pact verify`, which no requirement yields. */
const TEXTS = {
  'pact-status': {
    says: ({ expected, actual }) => `The consumer relies on the status ${anyOf(expected)}, but it is ${valueText(actual)}.`,
    hint: 'Answer with the status of the contract, or agree on another one with the consumer and publish the contract anew.',
  },
  'pact-header': {
    says: ({ where, expected, actual }) =>
      `The consumer relies on ${locationText(where)} being ${valueText(expected)}, but it is ${valueText(actual)}.`,
    hint: 'Send the header as the contract says, or agree on another one with the consumer.',
  },
  'pact-body': {
    says: ({ where, expected, actual }) =>
      `The consumer relies on ${locationText(where)} being ${valueText(expected)}, but it is ${valueText(actual)}.`,
    hint: 'Answer with the body of the contract; `errspec check` says whether the documents promise it too.',
  },
  'pact-no-answer': {
    says: ({ actual }) => `The request of the consumer got no answer that can be compared: ${valueText(actual)}.`,
    hint: 'Make the server answer this request; look in its log for a crash or a hang.',
  },
} satisfies Readonly<Record<ContractCode, FindingText>>;

/** The texts by code, whatever the interaction: interactions take the place of requirements in the report of `errspec pact verify`. */
export const CONTRACT_TEXTS: Readonly<Record<string, FindingText>> = TEXTS;
