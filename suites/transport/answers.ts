import { exchange } from '../kit/requirement.ts';

const FAILURES: Readonly<Record<string, string>> = {
  refused: 'the connection was refused',
  unresolved: 'the host name could not be resolved',
  reset: 'the connection was closed before the answer was complete',
  timeout: 'the answer was not complete within the time limit',
  malformed: 'the answer is not well-formed HTTP',
  'too-large': 'the answer is larger than this program reads',
  tls: 'the TLS connection failed',
};

/** A request that the run itself cancelled shows nothing about the server. */
export default exchange({
  id: 'transport/answers',
  level: 'MUST',
  title: 'The server MUST answer every request with a complete, well-formed HTTP response within the time limit',
  source: 'RFC 9112, section 2 (message format) and section 8 (incomplete messages)',
  exercisedBy: 'any request',
  codes: {
    'no-answer': {
      says: ({ actual }: { actual: string }) => `The request got no complete HTTP answer: ${FAILURES[actual] ?? actual}.`,
      hint: 'Make the server answer this request with an error of the format; look for a crash or a hang in its log.',
    },
  },
  select: ({ reading }) => (reading.kind !== 'unanswered' || reading.failure !== 'cancelled' ? reading : undefined),
  *judge(reading, { find }) {
    if (reading.kind === 'unanswered') yield find['no-answer']({ where: 'status', expected: 'an HTTP answer', actual: reading.failure });
  },
});
