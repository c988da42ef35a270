import { isArray, isObject, member } from '../../src/json/json.ts';
import { anyOf, part, valueText, type Words } from './words.ts';

const FAILURES: Readonly<Record<string, string>> = {
  refused: 'the connection was refused',
  unresolved: 'the name of the host was not found',
  reset: 'the connection was closed before the answer was complete',
  timeout: 'the answer was not complete within the time limit',
  malformed: 'what came is not well-formed HTTP',
  'too-large': 'the answer is larger than this program takes',
  tls: 'the TLS connection failed',
};

/** What is said of HTTP. */
export const transport = {
  'no-answer': {
    says: ({ actual }) => `The request got no complete HTTP answer: ${FAILURES[valueText(actual)] ?? valueText(actual)}.`,
    advises: 'Make the server answer this request with an error of the format; look in its log for a crash or a hang.',
  },
  'not-json': {
    says: ({ actual }) => `The error should be JSON, but the answer holds ${valueText(actual)}.`,
    advises: 'Let the error handler of the application answer here; a page of the framework or of a proxy seems to come through.',
  },
  'media-type': {
    says: ({ expected, actual }) => `The error should be sent as ${anyOf(expected)}, but its Content-Type is ${valueText(actual)}.`,
    advises: 'Set the Content-Type where errors are written.',
  },
  'status-undocumented': {
    says: ({ expected, actual }) => `The answer has the status ${valueText(actual)}, but this operation documents only ${anyOf(expected)}.`,
    advises: 'Map this error to a documented status, or document the new one in the description.',
  },
  'server-error': {
    says: ({ actual }) =>
      `The request got a server error (status ${part(actual, 0)}${isArray(actual) ? `, code ${part(actual, 1)}` : ''}), though nothing a client sends may cause one.`,
    advises: 'Find the unhandled exception in the server log and refuse such input with a documented error.',
  },
  'status-against-body': {
    says: ({ expected, actual }) => `The HTTP status is ${valueText(actual)}, but beside this body it should be ${anyOf(expected)}.`,
    advises: 'Derive the HTTP status from the code of the body (or send 200 throughout) in one place.',
  },
  'mixed-policies': {
    says: ({ actual }) => {
      const codes = (name: string) => valueText(isObject(actual) ? (member(actual, name) ?? []) : []);
      return `Some errors have the HTTP status of their code (${codes('mirror')}) and others have 200 (${codes('ok')}).`;
    },
    advises: 'Choose one way to set the HTTP status of errors and use it everywhere.',
  },
} satisfies Record<string, Words>;
