import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { membersOf, valueBelow } from './described-value.ts';
import { readSource, rootObject } from './document.ts';
import { DescriptionError, type Problem } from './problems.ts';

/** Values of provider states that the user set up by hand. */
export type StatesFileValues = ReadonlyMap<string, JsonObject>;

/** Reads a YAML or JSON file `{state: {value: …}}`. Throws a `DescriptionError` for anything else. */
export function loadStates(file: string): StatesFileValues {
  const source = readSource(file);
  const document = rootObject(file, source);
  const problems: Problem[] = [];
  const found = new Map<string, JsonObject>();
  for (const [name, spot] of membersOf({ value: document, pointer: '' })) {
    if (isObject(spot.value)) found.set(name, spot.value);
    else problems.push(problem(spot.pointer, spot.value, 'A state must be an object of values.', source.lineOf));
    for (const [, value] of membersOf(valueBelow({ value: document, pointer: '' }, name)))
      if (isObject(value.value) || Array.isArray(value.value))
        problems.push(problem(value.pointer, value.value, 'A value must be a string, a number, true, false or null.', source.lineOf));
  }
  if (problems.length > 0) throw new DescriptionError(file, problems);
  return found;
}

function problem(pointer: string, value: Json | undefined, message: string, lineOf: (where: string) => number | undefined): Problem {
  const line = lineOf(pointer);
  return { pointer, message, ...(value === undefined ? {} : { value }), ...(line === undefined ? {} : { line }) };
}
