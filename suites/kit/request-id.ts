import { isObject } from '../../src/json/json.ts';
import { without } from '../../src/json/pointer.ts';
import { errorOf, successOf } from '../../src/judge/readings.ts';
import type { RequestIdRule } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { inAnswers } from '../../src/schema/directions.ts';
import { validator } from '../../src/schema/validate.ts';

/** Where the request id stands, as findings name places. */
export function requestIdPlace({ at, header }: RequestIdRule): string {
  return at ?? `header:${header?.toLowerCase() ?? ''}`;
}

/** The request id of any answer that has one, whatever was asked; `undefined` where it has none. */
export function requestIdOf({ reading }: Observation): string | undefined {
  if (reading.kind !== 'success' && reading.kind !== 'error') return undefined;
  const id = reading.requestId?.trim();
  return id === '' ? undefined : id;
}

/** Whether an answer has to carry one: an error always, a success where its schema demands the member; in a header every answer of the format. */
export function shouldCarryId(observation: Observation): boolean {
  const rule = observation.format.reading.requestId;
  if (rule === undefined) return false;
  if (errorOf(observation) !== undefined) return true;
  const success = successOf(observation);
  if (success === undefined) return false;
  if (rule.at === undefined) return true;
  return isObject(success.body) && isDemanded(observation, rule.at, success.status);
}

/** The schema of the success finds fault with a body that lacks the member. */
function isDemanded({ format, operation, reading }: Observation, where: string, status: number): boolean {
  const schema = operation?.responses.find((response) => response.status === status)?.schemaPointer;
  if (schema === undefined || reading.kind !== 'success' || reading.body === undefined) return false;
  const lacking = validator(inAnswers(format), schema)(without(reading.body, where));
  return lacking.some(({ keyword, pointer }) => keyword === 'required' && pointer === where);
}
