import type { Pointer } from '../json/pointer.ts';
import type { Operation, RequestDocument, RequestLocation } from '../model/format.ts';
import type { Bind, BodyForm, Cause, Expectation, KeyForm, Probe, Scenario } from '../model/probe.ts';
import { isUnder } from '../model/request.ts';

/** The parts of a probe beside its operation. */
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

/** A probe of an operation. The caller has dropped binds to locations that its change removed. */
export function probeOf(operation: Operation, parts: ProbeParts): Probe {
  const joined = operation.parameters.flatMap((parameter) => (parameter.joined === true ? [parameter.name] : []));
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
    ...(joined.length === 0 ? {} : { joined }),
    ...(operation.valid.basis === 'written' ? {} : { accept: acceptedBy(operation) }),
  };
}

/** The media types that an operation documents: some frameworks take a client that accepts anything for a browser. */
function acceptedBy({ responses }: Operation): string {
  const types = new Set(responses.flatMap(({ mediaType }) => mediaType ?? []));
  return types.size === 0 || types.size > MOST_TYPES ? 'application/json' : [...types].join(', ');
}

/** More media types than these make no sense in one request. */
const MOST_TYPES = 8;

/** JSON with the operation's media type; none if the request has no body. */
function bodyForm(operation: Operation, request: RequestDocument): BodyForm {
  if (operation.body === undefined || request.body === undefined) return { kind: 'none' };
  const lines = operation.bulk?.lines ?? [];
  return { kind: 'json', contentType: operation.body.mediaType, ...(lines.length === 0 ? {} : { lines }) };
}

/** The binds that write neither at, under nor above any of the changed locations. */
export function bindsBeside(bind: readonly Bind[], changed: readonly RequestLocation[]): readonly Bind[] {
  return bind.filter(({ to }) => !changed.some((location) => isUnder(to, location) || isUnder(location, to)));
}

/** An expectation of entries of the error catalogue, with the fields that may be blamed. */
export function outcome(
  expected: Extract<Expectation, { kind: 'outcome' }>['expected'],
  blame?: Extract<Expectation, { kind: 'outcome' }>['blame'],
): Expectation {
  return { kind: 'outcome', expected, blame };
}

/** A scenario of one probe that needs no provider state and shares nothing. */
export function oneStep(id: string, probe: Probe, writes: boolean): Scenario {
  const { operation } = probe;
  return { id, operation, steps: [probe], states: [], uses: [], shared: false, covers: [], broughtBy: undefined, assumed: false, writes };
}
