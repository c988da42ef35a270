import { isArray } from '../../src/json/json.ts';
import { codeText } from '../../src/judge/readings.ts';
import type { Cause } from '../../src/model/probe.ts';
import { isServerError } from '../../src/read/outcome.ts';
import { exchange } from '../kit/requirement.ts';
import { expectsServerError } from '../kit/server-errors.ts';

/** Requests that break the parsers and databases of whole frameworks. */
function isExtreme(cause: Cause): boolean {
  return cause.kind === 'lenient-json' || cause.kind === 'large-body' || (cause.kind === 'open' && cause.what.startsWith('hostile/'));
}

/** Where a provider state makes the server fail, its error is expected. RFC 9110 lets a server answer 501 to a method that it does not know. */
export default exchange({
  id: 'transport/no-server-error',
  level: 'MUST',
  title: 'A request, however malformed, MUST NOT cause a server error',
  source: 'RFC 9110, section 15.6; OpenAPI description: x-error-format.statuses.serverErrors',
  needs: ['transport/answers'],
  exercisedBy: 'any request',
  codes: {
    'server-error': {
      says: ({ actual }: { actual: number | readonly [status: number, code: string] }) => {
        const [status, code] = isArray(actual) ? actual : [actual, undefined];
        return `The request caused a server error (status ${status}${code === undefined ? '' : `, code ${code}`}).`;
      },
      hint: 'Find the unhandled exception in the server log and reject such input with a documented error.',
    },
  },
  select: (observation) => {
    const { reading, probe } = observation;
    if (reading.kind === 'unanswered' || expectsServerError(observation)) return undefined;
    return probe.cause.kind === 'route' && reading.status === 501 ? undefined : reading;
  },
  *judge(reading, { find, observation: { format, probe } }) {
    if (!isServerError(format, reading)) return;
    const actual = reading.kind === 'error' ? ([reading.status, codeText(reading)] as const) : reading.status;
    yield find['server-error']({
      where: 'status',
      expected: 'no server error',
      actual,
      isUsual: format.usual.has('reading') && isExtreme(probe.cause),
    });
  },
});
