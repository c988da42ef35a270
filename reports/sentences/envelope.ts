import { constraint, locationText, valueText, type Words } from './words.ts';

/** What is said of the bodies of answers. */
export const envelope = {
  'no-code': {
    says: ({ where, actual }) =>
      valueText(actual) === 'no-code'
        ? `The answer is JSON, but no error of the format: it has no code at ${locationText(where)}.`
        : 'The answer is JSON, but no error of the format: it is no object.',
    advises: 'Send every error, those of the framework and of middleware too, through the handler that writes the error format.',
  },
  'error-shape': {
    says: ({ where, expected, actual }) =>
      `The error does not match its schema: ${locationText(where)} has ${constraint(expected)}, but is ${valueText(actual)}.`,
    advises: 'Write the error body with the documented members and types, or correct the schema.',
  },
  'success-shape': {
    says: ({ where, expected, actual }) =>
      `The success does not match its schema: ${locationText(where)} has ${constraint(expected)}, but is ${valueText(actual)}.`,
    advises: 'Write the response with the documented members and types, or correct the schema.',
  },
  'success-media-type': {
    says: ({ expected, actual }) => `The success should be ${valueText(expected)}, but what came is ${valueText(actual)}.`,
    advises: 'Set the documented Content-Type, or correct the description.',
  },
  'empty-success': {
    says: ({ expected }) => `The success should carry a body of ${valueText(expected)}, but its body is empty.`,
    advises: 'Send the documented body, or document the response without one.',
  },
  'error-in-success': {
    says: ({ where, actual }) => `The answer looks like a success (${valueText(actual)}), but ${locationText(where)} holds an error.`,
    advises: 'Give errors an error status (and an error code), so that clients do not take them for successes.',
  },
  'success-in-error-status': {
    says: ({ actual }) => `The body says that all went well, but the HTTP status is ${valueText(actual)}.`,
    advises: 'Send the code of the error in the body, or a success status.',
  },
  'no-message': {
    says: ({ where, actual }) => `The error has no message for people: ${locationText(where)} is ${valueText(actual)}.`,
    advises: 'Give every error a message that is not empty.',
  },
  'no-entry-message': {
    says: ({ where, actual }) => `A blamed field has no message: ${locationText(where)} is ${valueText(actual)}.`,
    advises: 'Say for each blamed field what is wrong with it.',
  },
  'data-in-error': {
    says: ({ where }) => `The error carries data of a resource at ${locationText(where)}.`,
    advises: 'Leave the data out of errors (or send null).',
  },
  'no-request-id': {
    says: ({ where, actual }) => `The answer has no request id: ${locationText(where)} is ${valueText(actual)}.`,
    advises: 'Add the request id to every answer in one place, so that errors of middleware have it too.',
  },
  'request-id-repeated': {
    says: () => 'Several answers of the run carry the same request id, though it should identify one request.',
    advises: 'Make a new request id for each request; look for a constant, or for cached answers.',
  },
  'not-a-uuid': {
    says: ({ where }) => `The request id at ${locationText(where)} is no UUID.`,
    advises: 'Use a UUID as the request id.',
  },
} satisfies Record<string, Words>;
