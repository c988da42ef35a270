import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Entry, State } from '../model/format.ts';
import { pointerOf } from '../schema/resolve.ts';
import type { DescribedValue } from './described-value.ts';
import type { Problem } from './problems.ts';

/** The place of an operation in the description, before it is built. */
export interface Sketch {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly spot: DescribedValue;
  readonly parent: DescribedValue;
}

/** What is known while a format is built; problems are gathered, none is thrown. */
export interface Build {
  readonly document: JsonObject;
  readonly problems: Problem[];
  readonly catalogue: readonly Entry[];
  readonly states: ReadonlyMap<string, State>;
  readonly operations: ReadonlyMap<string, Sketch>;
}

/** Notes that something is wrong at a spot. */
export function addProblem(build: Pick<Build, 'problems'>, spot: DescribedValue, message: string, allowed?: readonly Json[]): void {
  build.problems.push({
    pointer: spot.pointer,
    message,
    ...(spot.value === undefined || isObject(spot.value) ? {} : { value: spot.value }),
    ...(allowed === undefined ? {} : { allowed }),
  });
}

/** The spot that `$ref`s lead to (parameters, responses, bodies, links, path items, examples); where one leads nowhere, that is noted elsewhere and nothing stands there. */
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

/** Notes a word that names none of the known things. */
export function known(build: Pick<Build, 'problems'>, spot: DescribedValue, what: string, names: Iterable<string>): string | undefined {
  const { value } = spot;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const all = [...names];
  const word = String(value);
  if (all.includes(word)) return word;
  addProblem(build, spot, `This names no ${what}.`, all);
  return undefined;
}
