import { fileURLToPath } from 'node:url';
import type { Json } from '../../../src/json/json.ts';
import { loadFormat } from '../../../src/load/format.ts';
import type { BulkRules, Format, Operation } from '../../../src/model/format.ts';
import type { PlanContext } from '../../../src/plan/context.ts';

/** A description with a bulk operation and one without. */
export const structured = load('../../../specs/structured-error/openapi.yaml');
export const envelope = load('../../../specs/code-envelope/openapi.yaml');
export const parcels = load('../../load/fixtures/parcels.yaml');

function load(path: string): Format {
  return loadFormat(fileURLToPath(new URL(path, import.meta.url)));
}

export interface Bulk {
  readonly context: PlanContext;
  readonly operation: Operation;
  readonly rules: BulkRules;
}

/** The bulk operation of a description, with some of its rules changed. */
export function bulkOf(format: Format, changed: Partial<BulkRules> = {}): Bulk {
  const operation = format.operations.find(({ bulk }) => bulk !== undefined);
  if (operation?.bulk === undefined) throw new Error(`${format.name} has no bulk operation`);
  const rules = { ...operation.bulk, ...changed };
  const context: PlanContext = { format, options: { seed: 1, states: 'all', readOnly: false, assumed: false } };
  return { context, operation: { ...operation, bulk: rules }, rules };
}

/** All texts in a value. */
export function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
