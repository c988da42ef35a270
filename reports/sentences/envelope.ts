import { constraint, place, plain, type Words } from './words.ts';

/** What is said of the bodies of answers. */
export const envelope = {
  'no-code': {
    says: ({ where, actual }) =>
      plain(actual) === 'no-code'
        ? `The answer is JSON, but no error of the format: it has no code at ${place(where)}.`
        : 'The answer is JSON, but no error of the format: it is no object.',
    advises: 'Send every error, those of the framework and of middleware too, through the handler that writes the error format.',
  },
  'error-shape': {
    says: ({ where, expected, actual }) =>
      `The error does not match its schema: ${place(where)} has ${constraint(expected)}, but is ${plain(actual)}.`,
    advises: 'Write the error body with the documented members and types, or correct the schema.',
  },
  'success-shape': {
    says: ({ where, expected, actual }) =>
      `The success does not match its schema: ${place(where)} has ${constraint(expected)}, but is ${plain(actual)}.`,
    advises: 'Write the response with the documented members and types, or correct the schema.',
  },
  'success-media-type': {
    says: ({ expected, actual }) => `The success should be ${plain(expected)}, but what came is ${plain(actual)}.`,
    advises: 'Set the documented Content-Type, or correct the description.',
  },
  'empty-success': {
    says: ({ expected }) => `The success should carry a body of ${plain(expected)}, but its body is empty.`,
    advises: 'Send the documented body, or document the response without one.',
  },
  'error-in-success': {
    says: ({ where, actual }) => `The answer looks like a success (${plain(actual)}), but ${place(where)} holds an error.`,
    advises: 'Give errors an error status (and an error code), so that clients do not take them for successes.',
  },
  'success-in-error-status': {
    says: ({ actual }) => `The body says that all went well, but the HTTP status is ${plain(actual)}.`,
    advises: 'Send the code of the error in the body, or a success status.',
  },
  'no-message': {
    says: ({ where, actual }) => `The error has no message for people: ${place(where)} is ${plain(actual)}.`,
    advises: 'Give every error a message that is not empty.',
  },
  'no-entry-message': {
    says: ({ where, actual }) => `A blamed field has no message: ${place(where)} is ${plain(actual)}.`,
    advises: 'Say for each blamed field what is wrong with it.',
  },
  'data-in-error': {
    says: ({ where }) => `The error carries data of a resource at ${place(where)}.`,
    advises: 'Leave the data out of errors (or send null).',
  },
  'no-request-id': {
    says: ({ where, actual }) => `The answer has no request id: ${place(where)} is ${plain(actual)}.`,
    advises: 'Add the request id to every answer in one place, so that errors of middleware have it too.',
  },
  'request-id-repeated': {
    says: () => 'Several answers of the run carry the same request id, though it should identify one request.',
    advises: 'Make a new request id for each request; look for a constant, or for cached answers.',
  },
  'not-a-uuid': {
    says: ({ where }) => `The request id at ${place(where)} is no UUID.`,
    advises: 'Use a UUID as the request id.',
  },
} satisfies Record<string, Words>;
