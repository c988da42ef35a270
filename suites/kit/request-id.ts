import { isObject } from '../../src/json/json.ts';
import { without } from '../../src/json/pointer.ts';
import { errorOf, successOf } from '../../src/judge/readings.ts';
import type { RequestIdRule } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { inAnswers } from '../../src/schema/directions.ts';
import { validator } from '../../src/schema/validate.ts';

/** The location of the request id, as findings name it. */
export function requestIdPlace({ at, header }: RequestIdRule): string {
  return at ?? `header:${header?.toLowerCase() ?? ''}`;
}

/** The request id of any answer that has one, whatever was asked; `undefined` where it has none. */
export function requestIdOf({ reading }: Observation): string | undefined {
  if (reading.kind !== 'success' && reading.kind !== 'error') return undefined;
  const id = reading.requestId?.trim();
  return id === '' ? undefined : id;
}

/**
 * The rule of the request id for an answer that has to carry one: an error always, a success if its schema requires the member; in a header
 * every answer of the format. `undefined` for other answers.
 */
export function requestIdRule(observation: Observation): RequestIdRule | undefined {
  const rule = observation.format.reading.requestId;
  return rule !== undefined && hasToCarry(observation, rule) ? rule : undefined;
}

function hasToCarry(observation: Observation, rule: RequestIdRule): boolean {
  if (errorOf(observation) !== undefined) return true;
  const success = successOf(observation);
  if (success === undefined) return false;
  if (rule.at === undefined) return true;
  return isObject(success.body) && isRequired(observation, rule.at, success.status);
}

/** Whether the schema of the success rejects a body without the member. */
function isRequired({ format, operation, reading }: Observation, where: string, status: number): boolean {
  const schema = operation?.responses.find((response) => response.status === status)?.schemaPointer;
  if (schema === undefined || reading.kind !== 'success' || reading.body === undefined) return false;
  const lacking = validator(inAnswers(format), schema)(without(reading.body, where));
  return lacking.some(({ keyword, pointer }) => keyword === 'required' && pointer === where);
}
