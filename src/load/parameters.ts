import { isObject } from '../json/json.ts';
import type { Parameter } from '../model/format.ts';
import { type Build, follow, refuse, type Sketch } from './build.ts';
import { checkWriting } from './parameter-writing.ts';
import { below, elements, flag, type Spot, text } from './spot.ts';

/** A parameter with the place of its description. */
export interface Placed {
  readonly in: string;
  readonly name: string;
  readonly spot: Spot;
}

const KINDS = ['path', 'query', 'header'] as const;
/** Headers of these names are no parameters (OpenAPI 3.1, Parameter Object). */
const NOT_PARAMETERS = ['accept', 'content-type', 'authorization'];

/** The parameters of an operation; its own replace those of its path. */
export function parameterSpots(build: Pick<Build, 'document'>, operation: Pick<Sketch, 'spot' | 'parent'>): readonly Placed[] {
  const found = new Map<string, Placed>();
  for (const spot of [...elements(below(operation.parent, 'parameters')), ...elements(below(operation.spot, 'parameters'))]) {
    const target = follow(build, spot);
    const name = text(below(target, 'name'));
    const place = text(below(target, 'in'));
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

function parameter(build: Build, placed: Placed): readonly Parameter[] {
  const kind = KINDS.find((each) => each === placed.in);
  if (kind === undefined) {
    refuse(build, below(placed.spot, 'in'), 'Parameters in this place cannot be sent.', KINDS);
    return [];
  }
  const schema = below(placed.spot, 'schema');
  const { value } = schema;
  if (!isObject(value) && typeof value !== 'boolean') {
    refuse(build, schema, `The parameter ${placed.name} needs a schema ("content" cannot be sent).`);
    return [];
  }
  checkWriting(build, placed.spot, kind);
  const required = kind === 'path' || flag(below(placed.spot, 'required'), false);
  return [{ in: kind, name: placed.name, required, schema: value, pointer: schema.pointer }];
}

function checkPath(build: Build, operation: Sketch, spots: readonly Placed[]): void {
  const names = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const described = spots.filter((placed) => placed.in === 'path');
  for (const name of names)
    if (!described.some((placed) => placed.name === name))
      refuse(build, { value: name, pointer: operation.spot.pointer }, `The path has {${name}}, but no parameter describes it.`);
  for (const placed of described)
    if (!names.includes(placed.name))
      refuse(build, below(placed.spot, 'name'), `The path ${operation.path} has no parameter of this name.`, names);
}
