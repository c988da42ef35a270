import { type Json, member } from '../json/json.ts';
import { at, type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { Format, From, Link, Operation, Parameter, RequestLocation } from '../model/format.ts';
import { pointerOf } from '../schema/resolve.ts';
import { validity } from '../schema/validate.ts';
import { answeredId } from './answered-id.ts';
import { withInferredReadBack } from './inferred-read-back.ts';

/**
 * The format with ids taken from answers, where nothing is written down: from OpenAPI links, else from a POST to the collection that a path belongs
 * to, else, for reads, from its list. A POST whose resource another operation deletes is cleaned up by it.
 */
export function withProducers(format: Format): Format {
  const linked = linkedProducers(format);
  const operations = format.operations.map((operation) => withProducer(format, operation, linked));
  return {
    ...format,
    operations: operations.map((operation) => withInferredReadBack(format, withCleanup(operation, operations), operations)),
  };
}

function withProducer(format: Format, operation: Operation, linked: ReadonlyMap<string, From>): Operation {
  const { valid } = operation;
  if (valid.basis === 'written' || valid.unsure.length === 0) return operation;
  const from = linked.get(operation.id) ?? collectionProducer(format, operation);
  const known = from === undefined ? [] : [...from.bind.values(), ...from.carried.values()];
  const unsure = valid.unsure.filter((location) => !known.includes(location));
  const unknown = new Map(unlikelyIds(format, operation));
  return { ...operation, valid: { ...valid, unsure, unknown, from } };
}

/** Ids that nobody has: a write must not reach a resource of somebody else by chance. */
function unlikelyIds(format: Format, operation: Operation): readonly (readonly [RequestLocation, Json])[] {
  return operation.parameters.flatMap((parameter): (readonly [RequestLocation, Json])[] => {
    const location = pointer('path', parameter.name);
    if (parameter.in !== 'path' || !operation.valid.unsure.includes(location)) return [];
    const value = UNLIKELY.find((each) => validity(format, parameter.pointer)(each));
    return value === undefined ? [] : [[location, value]];
  });
}

const UNLIKELY: readonly Json[] = [
  'errspec-unknown',
  'a2f5c0de-0000-4000-8000-e44592ec0001',
  1_999_999_997,
  '1999999997',
  'e44592ec0000000000000001',
  29_997,
];

/** Producers that the responses name by a link with an `operationId`. */
function linkedProducers(format: Format): ReadonlyMap<string, From> {
  const found = new Map<string, From>();
  for (const operation of format.operations)
    for (const { target, from } of linksFrom(format, operation)) if (target !== operation.id && !found.has(target)) found.set(target, from);
  return found;
}

function linksFrom(format: Format, operation: Operation): readonly { readonly target: string; readonly from: From }[] {
  const responses = at(format.document, `${operation.pointer}/responses`);
  const links = Object.entries(membersOf(responses)).flatMap(([status, response]) =>
    status.startsWith('2') ? Object.values(membersOf(member(followed(format, response), 'links'))) : [],
  );
  return links.flatMap((link) => {
    const target = member(followed(format, link), 'operationId');
    const parameters = Object.entries(membersOf(member(followed(format, link), 'parameters')));
    const bind = parameters.flatMap(([name, expression]): [string, RequestLocation][] => {
      const where = /^\$response\.body#(\/.*)$/.exec(String(expression))?.[1];
      return where === undefined ? [] : [[where, pointer('path', name.replace(/^path\./, ''))]];
    });
    const isUsable = typeof target === 'string' && bind.length > 0 && bind.length === parameters.length;
    return isUsable ? [{ target, from: { operation: operation.id, bind: new Map(bind), carried: new Map(), state: undefined } }] : [];
  });
}

function followed(format: Format, value: Json): Json {
  const reference = member(value, '$ref');
  const where = typeof reference === 'string' ? pointerOf(reference) : undefined;
  return where === undefined ? value : (at(format.document, where) ?? value);
}

function membersOf(value: Json | undefined): { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [name: string]: Json }) : {};
}

/** The POST or the list of the collection that the last id of the path belongs to. */
function collectionProducer(format: Format, operation: Operation): From | undefined {
  const last = lastId(operation);
  if (last === undefined) return undefined;
  const able = format.operations.filter(
    ({ id, method, path }) =>
      id !== operation.id && bare(path) === bare(last.collection) && (method === 'POST' || (method === 'GET' && !operation.writes)),
  );
  for (const producer of able.toSorted((a, b) => Number(a.method === 'GET') - Number(b.method === 'GET'))) {
    const where = answeredId(format, producer, last.parameter);
    if (where === undefined) continue;
    const carried = producer.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => pointer('path', name));
    const bind = new Map([[where, pointer('path', last.parameter.name)]]);
    return { operation: producer.id, bind, carried: new Map(carried.map((each) => [each, each])), state: undefined };
  }
  return undefined;
}

function bare(path: string): string {
  return path.replace(/\/+$/, '');
}

/** The last parameter of the path that is a whole segment of it, and the path before it. */
function lastId({ path, parameters, valid }: Operation): { readonly parameter: Parameter; readonly collection: string } | undefined {
  const segments = path.split('/');
  for (let index = segments.length - 1; index > 0; index--) {
    const name = /^\{([^{}]+)\}$/.exec(segments[index] ?? '')?.[1];
    const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
    if (name === undefined || parameter === undefined) continue;
    return valid.unsure.includes(pointer('path', name)) ? { parameter, collection: segments.slice(0, index).join('/') } : undefined;
  }
  return undefined;
}

/** The DELETE of the resource that a POST creates, as its clean-up. */
function withCleanup(operation: Operation, operations: readonly Operation[]): Operation {
  if (operation.method !== 'POST' || operation.cleanup !== undefined || operation.valid.basis === 'written') return operation;
  const deletion = operations.find(
    ({ method, path, valid }) => method === 'DELETE' && valid.from?.operation === operation.id && isItemOf(path, operation.path),
  );
  const from = deletion?.valid.from;
  if (deletion === undefined || from === undefined) return operation;
  const bind: Link['bind'] = new Map<RequestLocation, { readonly from: 'request' | 'answer'; readonly at: Pointer }>([
    ...[...from.bind].map(([where, to]) => [to, { from: 'answer', at: where }] as const),
    ...[...from.carried].map(([where, to]) => [to, { from: 'request', at: where }] as const),
  ]);
  return { ...operation, cleanup: { name: deletion.id, operation: deletion.id, bind, each: undefined } };
}

function isItemOf(path: string, collection: string): boolean {
  return bare(path).startsWith(`${bare(collection)}/{`) && tokens(bare(path)).length === tokens(bare(collection)).length + 1;
}
