import { isArray } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import { type Format, operationById } from '../model/format.ts';
import type { Probe, Scenario } from '../model/probe.ts';
import { isSafe } from '../send/wire.ts';

/** Whether a request could change something: a documented write, or an unsafe method on a route that is not documented. */
export function couldWrite(format: Format, { operation: id, method }: Probe): boolean {
  return operationById(format, id)?.writes ?? !isSafe(method);
}

/** How many resources a scenario could write: one for each request that could write, or one for each item of a bulk. */
export function writesOf(format: Format, { steps }: Scenario): number {
  return steps.reduce((sum, step) => sum + (couldWrite(format, step) ? itemsOf(format, step) : 0), 0);
}

function itemsOf(format: Format, { operation: id, request }: Probe): number {
  const { bulk } = operationById(format, id) ?? {};
  const items = bulk === undefined ? undefined : at(request.body, bulk.items);
  return isArray(items) ? Math.max(1, items.length) : 1;
}
