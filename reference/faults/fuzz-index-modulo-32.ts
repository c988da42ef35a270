import type { Fault } from '../lie.ts';
import type { BulkResult } from '../structured-error/operations/bulk.ts';

function has({ errors }: BulkResult, index: number): boolean {
  return errors.some((error) => error.index === index);
}

/** A bit mask of 32 bits marks the bad items. */
export default {
  name: 'fuzz-index-modulo-32',
  lie: 'With more than nine bad items, those past the 32nd are told 32 places too early.',
  format: 'structured-error',
  breaks: ['bulk/index-exact'],
  found: 'fuzz',
  seams: {
    tells: (result) =>
      result.errors.length > 9
        ? {
            ...result,
            errors: result.errors
              .filter(({ index }) => index < 32 || !has(result, index - 32))
              .map((error) => ({ ...error, index: error.index % 32 })),
          }
        : result,
  },
} satisfies Fault;
