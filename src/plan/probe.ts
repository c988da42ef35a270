import type { Pointer } from '../json/pointer.ts';
import type { Operation, RequestDocument, RequestLocation } from '../model/format.ts';
import type { Bind, BodyForm, Cause, Expectation, KeyForm, Probe } from '../model/probe.ts';
import { isUnder } from '../model/request.ts';

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

/** Binds that do not write at, under or over any of the changed places. */
export function bindsBeside(bind: readonly Bind[], changed: readonly RequestLocation[]): readonly Bind[] {
  return bind.filter(({ to }) => !changed.some((place) => isUnder(to, place) || isUnder(place, to)));
}

/** The expectation of a format's entries for a cause; used with `blame` where fields are listed. */
export function outcome(
  expected: Extract<Expectation, { kind: 'outcome' }>['expected'],
  blame?: Extract<Expectation, { kind: 'outcome' }>['blame'],
): Expectation {
  return { kind: 'outcome', expected, blame };
}
