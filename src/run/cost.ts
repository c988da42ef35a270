import type { BulkRules, Format } from '../model/format.ts';
import { isArray, type Json } from '../model/json.ts';
import { at } from '../model/pointer.ts';
import type { Probe, Trial } from '../model/probe.ts';

/** How many requests a trial takes at most: its steps, its states set up and torn down, and the clean-up of what it creates. */
export function costOf(format: Format, trial: Trial, keep: boolean): number {
  const states = 2 * trial.states.length;
  return trial.steps.length + states + (keep ? 0 : trial.steps.reduce((sum, step) => sum + cleanUps(format, step), 0));
}

/** Requests that delete what a step may create: one, or one for each item of a bulk. */
function cleanUps(format: Format, step: Probe): number {
  const operation = format.operations.find(({ id }) => id === step.operation);
  if (operation?.cleanup === undefined) return 0;
  if (step.expect.kind === 'bulk') return step.expect.size - step.expect.bad.length;
  if (step.expect.kind !== 'outcome' || !step.expect.expected.accepted) return 0;
  return operation.bulk === undefined
    ? 1
    : Math.max(...[step.request, operation.valid.request].map(({ body }) => sizeOf(body, operation.bulk)));
}

/** How many items a bulk has; one that is sent as bytes has those of the valid request. */
function sizeOf(body: Json | undefined, bulk: BulkRules | undefined): number {
  const items = bulk === undefined ? undefined : at(body, bulk.items);
  return isArray(items) ? items.length : 0;
}
