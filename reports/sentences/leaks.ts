import { locationText, valueText, type Words } from './words.ts';

/** What is said of what an answer gives away. */
export const leaks = {
  'stack-trace': {
    says: ({ actual }) => `The answer shows the inside of the server: ${valueText(actual)}.`,
    advises: 'Log the exception and answer with a plain error; switch debug output off.',
  },
  'debug-page': {
    says: ({ actual }) => `The answer is a page for developers: ${valueText(actual)}.`,
    advises: 'Switch the debug mode of the framework off.',
  },
  query: {
    says: ({ actual }) => `The answer shows the database behind the server: ${valueText(actual)}.`,
    advises: 'Log the error of the database and answer with a plain one.',
  },
  'source-path': {
    says: ({ actual }) => `The answer shows where the program lies on the server: ${valueText(actual)}.`,
    advises: 'Log the exception and answer with a plain error.',
  },
  'framework-page': {
    says: ({ actual }) => `The answer is an error page of ${valueText(actual)}, not an error of the format.`,
    advises: 'Replace the error page of the framework by the error handler of the application.',
  },
  'secret-repeated': {
    says: () => 'The answer repeats the API key that was sent.',
    advises: 'Leave keys out of answers; look for messages and debug members that repeat the request.',
  },
} satisfies Record<string, Words>;

/** What is said of limits of the rate. */
export const limits = {
  'limit-code': {
    says: ({ expected, actual }) => `A spent limit should be answered with ${valueText(expected)}, but the code is ${valueText(actual)}.`,
    advises: 'Let the limiter answer in the error format, with its documented code.',
  },
  'retry-after-form': {
    says: () => 'The header Retry-After is neither a whole number of seconds nor an HTTP date.',
    advises: 'Send Retry-After as whole seconds.',
  },
  'no-retry-after': {
    says: () => 'A spent limit is answered without the header Retry-After.',
    advises: 'Say with Retry-After after how many seconds to come again.',
  },
  'no-limit-header': {
    says: ({ where }) => `The answer lacks ${locationText(where)}, which is documented.`,
    advises: 'Send the limit headers on every answer to a good key, errors included.',
  },
  'limit-header-form': {
    says: ({ where }) => `The value of ${locationText(where)} is no number.`,
    advises: 'Send one plain number in each limit header.',
  },
} satisfies Record<string, Words>;
