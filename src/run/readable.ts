import type { Format, Operation } from '../model/format.ts';
import type { Reading } from '../model/reading.ts';
import { entryOf } from '../read/outcome.ts';
import { inAnswers } from '../schema/directions.ts';
import { validator } from '../schema/validate.ts';

/** Whether an answer is in the format: an error of its catalogue, or a success that matches the operation's schema. */
export function speaks(format: Format, operation: Operation, reading: Reading): boolean {
  if (reading.kind === 'error') return entryOf(format, reading) !== undefined;
  if (reading.kind !== 'success') return false;
  const documented = operation.responses.find(({ status }) => status === reading.status);
  if (documented?.schemaPointer === undefined) return documented !== undefined;
  return reading.body !== undefined && validator(inAnswers(format), documented.schemaPointer)(reading.body).length === 0;
}
