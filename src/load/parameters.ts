import type { Parameter } from '../model/format.ts';
import { isObject } from '../model/json.ts';
import { type Build, follow, refuse, type Sketch } from './build.ts';
import { below, elements, flag, type Spot, text, texts } from './spot.ts';

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
  checkWriting(build, placed, kind);
  const required = kind === 'path' || flag(below(placed.spot, 'required'), false);
  return [{ in: kind, name: placed.name, required, schema: value, pointer: schema.pointer }];
}

/** How lists are written, by place: of the ways that OpenAPI has, the default. */
const WRITING = {
  path: { style: 'simple', explode: false },
  query: { style: 'form', explode: true },
  header: { style: 'simple', explode: false },
} as const;

/** Lists are written in one way for each place; a single value looks alike in most. */
function checkWriting(build: Build, { spot }: Placed, kind: (typeof KINDS)[number]): void {
  const { style, explode } = WRITING[kind];
  const [styled, exploded] = [below(spot, 'style'), below(spot, 'explode')];
  if (styled.value !== undefined && styled.value !== style) refuse(build, styled, 'Parameters cannot be written in this style.', [style]);
  // In a path and a header a list looks alike either way.
  if (kind === 'query' && exploded.value === !explode && isList(build, below(spot, 'schema')))
    refuse(build, exploded, 'A list in the query can only be sent as one parameter several times.', [explode]);
}

function isList(build: Build, spot: Spot): boolean {
  const schema = follow(build, spot);
  return below(schema, 'items').value !== undefined || texts(below(schema, 'type')).includes('array');
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
