import { locationText } from '../../src/model/finding.ts';
import { errorShapeOf } from '../../src/model/shapes.ts';
import { promiseOf } from '../kit/documented.ts';
import { rejectionOf } from '../kit/rejection.ts';
import { exchange } from '../kit/requirement.ts';
import { isRequestId, mismatchText, misshapen, type SchemaMismatch } from '../kit/shape.ts';

/** The request id is judged by `envelope/request-id`. */
export default exchange({
  id: 'envelope/shape',
  level: 'MUST',
  title: 'An error MUST match the error schema of the format',
  source: 'OpenAPI description: x-error-format.reading.errorSchema',
  needs: ['transport/answers', 'transport/no-server-error', 'transport/json'],
  exercisedBy: 'any rejected request',
  codes: {
    'no-code': {
      says: ({ where, actual }: { where: string; actual: string }) =>
        actual === 'no-code'
          ? `The answer is JSON, but no error of the format: it has no code at ${locationText(where)}.`
          : `The answer is JSON, but no error of the format: it ${actual === 'no-shape' ? 'has none of the documented shapes' : 'is no object'}.`,
      hint: 'Send every error, also those of the framework and of middleware, through the handler that writes the error format.',
    },
    'error-shape': {
      says: (mismatch: SchemaMismatch) => `The error does not match its schema: ${mismatchText(mismatch)}.`,
      hint: 'Write the error body with the documented members and types, or correct the schema.',
    },
  },
  select: (observation) => {
    const [reading, promise] = [rejectionOf(observation), promiseOf(observation)];
    return reading === undefined || promise.by === 'nothing' ? undefined : { reading, promise };
  },
  *judge({ reading, promise }, { find, observation: { format } }) {
    const own = errorShapeOf(format, reading);
    const schema = promise.by === 'operation' ? promise.schema : own.schema;
    const isUsual = promise.by === 'usual';
    if (reading.kind === 'unreadable' && promise.by !== 'operation') {
      const where = reading.why === 'no-code' ? (own.code.at ?? '') : '';
      yield find['no-code']({ where, expected: 'an error of the format', actual: reading.why, spec: schema ?? '', isUsual });
    } else if (schema !== undefined && reading.body !== undefined)
      for (const mismatch of misshapen(format, schema, reading.body, (where) => isRequestId(format, where)))
        yield find['error-shape']({ ...mismatch, isUsual });
  },
});
