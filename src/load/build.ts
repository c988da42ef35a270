import type { OperationKeywords } from '../../specs/extension.ts';
import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Entry, State } from '../model/format.ts';
import type { Method } from '../model/method.ts';
import { pointerOf } from '../schema/resolve.ts';
import type { DescribedValue } from './described-value.ts';
import type { Problem } from './problems.ts';

/** An operation whose id and path are known while the rest of the description is still being loaded. */
export interface Sketch {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly spot: DescribedValue;
  readonly parent: DescribedValue;
}

/** An operation with the valid keywords of the extension. */
export interface DescribedOperation extends Sketch {
  readonly keywords: DescribedValue<OperationKeywords>;
}

/** The state of loading one description. Problems are collected, not thrown. */
export interface Build {
  readonly document: JsonObject;
  readonly problems: Problem[];
  readonly catalogue: readonly Entry[];
  readonly states: ReadonlyMap<string, State>;
  readonly operations: ReadonlyMap<string, DescribedOperation>;
  /** Values that an operation without `x-valid-request` lacks are made later, so they are no problem. */
  readonly makesValues: boolean;
}

/** Records a problem at a location of the description; `allowed` lists the values that are possible there. */
export function addProblem(build: Pick<Build, 'problems'>, spot: DescribedValue, message: string, allowed?: readonly Json[]): void {
  build.problems.push({
    pointer: spot.pointer,
    message,
    ...(spot.value === undefined || isObject(spot.value) ? {} : { value: spot.value }),
    ...(allowed === undefined ? {} : { allowed }),
  });
}

/**
 * Follows the `$ref`s of a parameter, response, body, link, path item or example. The value is `undefined` if a reference is broken;
 * `checkReferences` reports it.
 */
export function follow(build: Pick<Build, 'document'>, spot: DescribedValue): DescribedValue {
  let found = spot;
  for (let steps = 0; steps < 20; steps++) {
    const reference = member(found.value, '$ref');
    if (typeof reference !== 'string') return found;
    const where = pointerOf(reference);
    if (where === undefined) break;
    found = { value: at(build.document, where), pointer: where };
  }
  return { value: undefined, pointer: spot.pointer };
}

/** Returns the name at a location if it is one of `names`; else records a problem and returns `undefined`. `what` names the kind of thing in the message. */
export function known(build: Pick<Build, 'problems'>, spot: DescribedValue, what: string, names: Iterable<string>): string | undefined {
  const { value } = spot;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const all = [...names];
  const name = String(value);
  if (all.includes(name)) return name;
  addProblem(build, spot, `Unknown ${what} ${JSON.stringify(value)}.`, all);
  return undefined;
}
