import { isObject } from '../json/json.ts';
import type { Parameter } from '../model/format.ts';
import { addProblem, type Build, follow, type Sketch } from './build.ts';
import { type DescribedValue, elementsOf, flagAt, textAt, valueBelow } from './described-value.ts';
import { checkWriting } from './parameter-writing.ts';

/** A parameter with the place of its description. */
export interface LocatedParameter {
  readonly in: string;
  readonly name: string;
  readonly spot: DescribedValue;
}

const KINDS = ['path', 'query', 'header'] as const;
/** Headers of these names are no parameters (OpenAPI 3.1, Parameter Object). */
const NOT_PARAMETERS = ['accept', 'content-type', 'authorization'];

/** The parameters of an operation; its own replace those of its path. */
export function parameterSpots(build: Pick<Build, 'document'>, operation: Pick<Sketch, 'spot' | 'parent'>): readonly LocatedParameter[] {
  const found = new Map<string, LocatedParameter>();
  for (const spot of [...elementsOf(valueBelow(operation.parent, 'parameters')), ...elementsOf(valueBelow(operation.spot, 'parameters'))]) {
    const target = follow(build, spot);
    const name = textAt(valueBelow(target, 'name'));
    const place = textAt(valueBelow(target, 'in'));
    if (name === undefined || place === undefined) continue;
    if (place === 'header' && NOT_PARAMETERS.includes(name.toLowerCase())) continue;
    found.set(`${place} ${name}`, { in: place, name, spot: target });
  }
  return [...found.values()];
}

/** The parameters as the engine knows them. What cannot be sent, and names that the path lacks or has beside, are noted. */
export function parameters(build: Build, operation: Sketch): readonly Parameter[] {
  const spots = parameterSpots(build, operation);
  checkPath(build, operation, spots);
  return spots.flatMap((placed) => parameter(build, placed));
}

function parameter(build: Build, placed: LocatedParameter): readonly Parameter[] {
  const kind = KINDS.find((each) => each === placed.in);
  if (kind === undefined) {
    addProblem(build, valueBelow(placed.spot, 'in'), 'Parameters in this place cannot be sent.', KINDS);
    return [];
  }
  const schema = valueBelow(placed.spot, 'schema');
  const { value } = schema;
  if (!isObject(value) && typeof value !== 'boolean') {
    addProblem(build, schema, `The parameter ${placed.name} needs a schema ("content" cannot be sent).`);
    return [];
  }
  checkWriting(build, placed.spot, kind);
  const required = kind === 'path' || flagAt(valueBelow(placed.spot, 'required'), false);
  return [{ in: kind, name: placed.name, required, schema: value, pointer: schema.pointer }];
}

function checkPath(build: Build, operation: Sketch, spots: readonly LocatedParameter[]): void {
  const names = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const described = spots.filter((placed) => placed.in === 'path');
  for (const name of names)
    if (!described.some((placed) => placed.name === name))
      addProblem(build, { value: name, pointer: operation.spot.pointer }, `The path has {${name}}, but no parameter describes it.`);
  for (const placed of described)
    if (!names.includes(placed.name))
      addProblem(build, valueBelow(placed.spot, 'name'), `The path ${operation.path} has no parameter of this name.`, names);
}
