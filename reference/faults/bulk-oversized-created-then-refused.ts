import type { Fault } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

const TOO_MANY = invalid([{ path: ['qrcodes'], message: 'This must have at most 50 items.' }]);

/** The number of items is checked after the loop. */
export default {
  name: 'bulk-oversized-created-then-refused',
  defect: 'The server rejects a bulk of more than 50 items after it has created them.',
  format: 'structured-error',
  breaks: ['bulk/limits'],
  seams: {
    rules: { items: { min: 1, max: Number.POSITIVE_INFINITY } },
    rejects: (rejection) => (rejection.code === 'VALIDATION_ERROR' && rejection.fields?.[0]?.path.length === 0 ? TOO_MANY : rejection),
    reportsBulk: (result) =>
      result.summary.total_submitted > 50
        ? { ...result, asRejection: true, errors: [{ index: 0, errors: [{ path: [], message: '' }] }] }
        : result,
  },
} satisfies Fault;
