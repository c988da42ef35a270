import { isArray, type Json } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import { type BulkRules, type Format, type Operation, operationById } from '../model/format.ts';
import type { Probe, Scenario } from '../model/probe.ts';

/** The most requests that a scenario takes: its steps, setting up and tearing down its states, and deleting what it creates. */
export function costOf(format: Format, scenario: Scenario, keep: boolean): number {
  const states = 2 * scenario.states.length;
  return scenario.steps.length + states + (keep ? 0 : cleanUpsOf(format, scenario));
}

/**
 * How many requests it takes to delete what a scenario should create. Includes what it creates if a bulk of the wrong size is accepted:
 * that is too much to be left to luck.
 */
export function cleanUpsOf(format: Format, { steps }: Scenario): number {
  return steps.reduce((sum, step) => sum + cleanUps(format, step), 0);
}

/** How many resources a scenario creates if the target accepts everything that it must reject. */
export function atMostCreated(format: Format, { steps }: Scenario): number {
  return steps.reduce((sum, step) => sum + itemsOf(format, step), 0);
}

/** One, or one for each item of a bulk. */
function cleanUps(format: Format, step: Probe): number {
  if (step.cause.kind === 'bulk-size') return itemsOf(format, step);
  if (step.expect.kind === 'bulk') return operationOf(format, step)?.cleanup === undefined ? 0 : step.expect.size - step.expect.bad.length;
  return step.expect.kind === 'outcome' && step.expect.expected.accepted ? itemsOf(format, step) : 0;
}

/** How many resources a step creates if all of it is accepted. One sent as raw bytes counts at least as many as the valid request. */
function itemsOf(format: Format, step: Probe): number {
  const operation = operationOf(format, step);
  if (operation?.cleanup === undefined) return 0;
  if (operation.bulk === undefined) return 1;
  return Math.max(...[step.request, operation.valid.request].map(({ body }) => sizeOf(body, operation.bulk)));
}

function operationOf(format: Format, step: Probe): Operation | undefined {
  return operationById(format, step.operation);
}

/** How many items a bulk has; 0 if it is sent as raw bytes. */
function sizeOf(body: Json | undefined, bulk: BulkRules | undefined): number {
  const items = bulk === undefined ? undefined : at(body, bulk.items);
  return isArray(items) ? items.length : 0;
}
