import type { Operation, Place, RequestDocument } from '../model/format.ts';
import type { Json } from '../model/json.ts';
import type { Pointer } from '../model/pointer.ts';
import { tokens, without, withValue } from '../model/pointer.ts';
import type { Bind, BodyForm, Cause, Expectation, KeyForm, Probe } from '../model/probe.ts';

/** What a probe of an operation needs beyond the operation. */
export interface ProbeParts {
  readonly step: string;
  readonly request: RequestDocument;
  readonly bind: readonly Bind[];
  readonly cause: Cause;
  readonly expect: Expectation;
  readonly key?: KeyForm;
  readonly body?: BodyForm;
  readonly spec?: Pointer;
}

/** A probe of an operation; binds to places that the change took away are dropped by the caller. */
export function probeOf(operation: Operation, parts: ProbeParts): Probe {
  return {
    step: parts.step,
    operation: operation.id,
    method: operation.method,
    path: operation.path,
    request: parts.request,
    body: parts.body ?? bodyForm(operation, parts.request),
    key: parts.key ?? { kind: 'good' },
    bind: parts.bind,
    cause: parts.cause,
    expect: parts.expect,
    spec: parts.spec ?? operation.pointer,
  };
}

/** JSON under the operation's media type, or nothing where the request has no body. */
function bodyForm(operation: Operation, request: RequestDocument): BodyForm {
  if (operation.body === undefined || request.body === undefined) return { kind: 'none' };
  return { kind: 'json', contentType: operation.body.mediaType };
}

/** The request with a value at a place. */
export function withPlace(request: RequestDocument, place: Place, value: Json): RequestDocument {
  if (place === '/body' || place.startsWith('/body/'))
    return { ...request, body: withValue(request.body, place.slice('/body'.length), value) };
  const [part, name = ''] = tokens(place);
  switch (part) {
    case 'path':
      return { ...request, path: { ...request.path, [name]: value } };
    case 'query':
      return { ...request, query: { ...request.query, [name]: value } };
    case 'header':
      return { ...request, header: { ...request.header, [name]: value } };
    default:
      throw new Error(`${place} is no place of a request: it begins with none of /path, /query, /header, /body`);
  }
}

/** The request without the member at a place. */
export function withoutPlace(request: RequestDocument, place: Place): RequestDocument {
  if (place === '/body') return { ...request, body: undefined };
  const [part, name = ''] = tokens(place);
  const but = (members: RequestDocument['query']) => Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
  switch (part) {
    case 'path':
      return { ...request, path: but(request.path) };
    case 'query':
      return { ...request, query: but(request.query) };
    case 'header':
      return { ...request, header: but(request.header) };
    default:
      return { ...request, body: removeIn(request.body, place.slice('/body'.length)) };
  }
}

function removeIn(body: Json | undefined, where: Pointer): Json | undefined {
  return body === undefined ? undefined : without(body, where);
}

/** Whether one place lies at or under another. */
export function isUnder(place: Place, holder: Place): boolean {
  return place === holder || place.startsWith(`${holder}/`);
}

/** Binds that do not write at, under or over any of the changed places. */
export function bindsBeside(bind: readonly Bind[], changed: readonly Place[]): readonly Bind[] {
  return bind.filter(({ to }) => !changed.some((place) => isUnder(to, place) || isUnder(place, to)));
}

/** The expectation of a format's entries for a cause; used with `blame` where fields are listed. */
export function outcome(
  expected: Extract<Expectation, { kind: 'outcome' }>['expected'],
  blame?: Extract<Expectation, { kind: 'outcome' }>['blame'],
): Expectation {
  return { kind: 'outcome', expected, blame };
}
