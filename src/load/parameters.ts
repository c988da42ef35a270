import { isObject } from '../json/json.ts';
import type { Parameter } from '../model/format.ts';
import { addProblem, type Build, follow, type Sketch } from './build.ts';
import { type DescribedValue, elementsOf, flagAt, textAt, valueBelow } from './described-value.ts';
import { checkSerialization } from './parameter-serialization.ts';

/** A parameter with its description. */
export interface LocatedParameter {
  readonly in: string;
  readonly name: string;
  readonly spot: DescribedValue;
}

const KINDS = ['path', 'query', 'header'] as const;
/** Header parameters with these names are ignored (OpenAPI 3.1, Parameter Object). */
const NOT_PARAMETERS = ['accept', 'content-type', 'authorization'];

/** The parameters of an operation; its own override those of its path. */
export function parameterSpots(build: Pick<Build, 'document'>, operation: Pick<Sketch, 'spot' | 'parent'>): readonly LocatedParameter[] {
  const found = new Map<string, LocatedParameter>();
  for (const spot of [...elementsOf(valueBelow(operation.parent, 'parameters')), ...elementsOf(valueBelow(operation.spot, 'parameters'))]) {
    const target = follow(build, spot);
    const name = textAt(valueBelow(target, 'name'));
    const kind = textAt(valueBelow(target, 'in'));
    if (name === undefined || kind === undefined) continue;
    if (kind === 'header' && NOT_PARAMETERS.includes(name.toLowerCase())) continue;
    found.set(`${kind} ${name}`, { in: kind, name, spot: target });
  }
  return [...found.values()];
}

/** The parameters of an operation. Reports parameters that cannot be sent, and names that do not agree with the path. */
export function parameters(build: Build, operation: Sketch): readonly Parameter[] {
  const spots = parameterSpots(build, operation);
  checkPath(build, operation, spots);
  return spots.flatMap((located) => parameter(build, located));
}

function parameter(build: Build, located: LocatedParameter): readonly Parameter[] {
  const kind = KINDS.find((each) => each === located.in);
  if (kind === undefined) {
    addProblem(build, valueBelow(located.spot, 'in'), 'errspec cannot send parameters of this kind.', KINDS);
    return [];
  }
  const schema = valueBelow(located.spot, 'schema');
  const { value } = schema;
  if (!isObject(value) && typeof value !== 'boolean') {
    addProblem(build, schema, `The parameter ${located.name} needs a "schema" (errspec does not support "content").`);
    return [];
  }
  checkSerialization(build, located.spot, kind);
  const required = kind === 'path' || flagAt(valueBelow(located.spot, 'required'), false);
  const joined = kind === 'query' && !flagAt(valueBelow(located.spot, 'explode'), true) ? { joined: true as const } : {};
  return [{ in: kind, name: located.name, required, schema: value, pointer: schema.pointer, ...joined }];
}

function checkPath(build: Build, operation: Sketch, spots: readonly LocatedParameter[]): void {
  const names = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const described = spots.filter((parameter) => parameter.in === 'path');
  for (const name of names)
    if (!described.some((parameter) => parameter.name === name))
      addProblem(
        build,
        { value: name, pointer: operation.spot.pointer },
        `The path contains {${name}}, but no path parameter has this name.`,
      );
  for (const parameter of described)
    if (!names.includes(parameter.name))
      addProblem(build, valueBelow(parameter.spot, 'name'), `The path ${operation.path} does not contain this parameter.`, names);
}
