import type { Fault } from '../fault.ts';
import { invalid } from '../structured-error/outcome.ts';

const TOO_MANY = invalid([{ path: ['qrcodes'], message: 'This must have at most 50 items.' }]);

/** The count is checked at the end. */
export default {
  name: 'bulk-oversized-created-then-refused',
  defect: 'A bulk of more than 50 items is refused after its items were created.',
  format: 'structured-error',
  breaks: ['bulk/limits'],
  seams: {
    rules: { items: { min: 1, max: Number.POSITIVE_INFINITY } },
    refuses: (refusal) => (refusal.code === 'VALIDATION_ERROR' && refusal.fields?.[0]?.path.length === 0 ? TOO_MANY : refusal),
    tells: (result) =>
      result.summary.total_submitted > 50
        ? { ...result, asRefusal: true, errors: [{ index: 0, errors: [{ path: [], message: '' }] }] }
        : result,
  },
} satisfies Fault;
