import { member } from '../../json/json.ts';
import { pointer } from '../../json/pointer.ts';
import type { Operation, Parameter } from '../../model/format.ts';
import { REFUSED, type Scenario } from '../../model/probe.ts';
import { violationOf } from '../../mutate/derived.ts';
import { isOpen } from '../../mutate/expected.ts';
import { brokenInQuery, violationInQuery } from '../../mutate/in-query.ts';
import { sample } from '../../mutate/sample.ts';
import { build } from '../build.ts';
import type { PlanContext } from '../context.ts';
import { expectedForId } from '../id-expectation.ts';

/** Scenarios with one broken parameter of the query, or a text in the path that is no id. */
export function* parameterScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  for (const parameter of operation.parameters) {
    if (parameter.in === 'query') yield* inQuery(context, operation, parameter);
    if (parameter.in === 'path') yield* inPath(context, operation, parameter);
  }
}

function* inQuery(context: PlanContext, operation: Operation, parameter: Parameter): Iterable<Scenario> {
  const { format } = context;
  const seen = new Map<string, number>();
  const given = sample(format, parameter.schema, parameter.pointer) ?? member(operation.valid.request.query, parameter.name);
  if (given === undefined) return;
  for (const broken of brokenInQuery(format, parameter, given, true)) {
    const { constraint } = broken;
    const count = (seen.get(constraint) ?? 0) + 1;
    seen.set(constraint, count);
    const id = `violation/query/${parameter.name}/${constraint}${count === 1 ? '' : `-${count}`}`;
    const violation = violationOf(violationInQuery(format, parameter, broken));
    const { expect, blame } = violation;
    const scenario = build(context, operation, {
      id,
      cause: isOpen(expect) ? { kind: 'open', what: id } : { kind: 'violation', violations: [violation] },
      expected: expect,
      blame,
      change: [violation.change],
      spec: parameter.pointer,
    });
    if (scenario !== undefined) yield scenario;
  }
}

/** A text that is sent in the path in place of an id. */
export interface InvalidId {
  readonly how: string;
  readonly value: string;
  /** Proxies may rewrite or reject it, so that only a server error is a finding. */
  readonly hostile: boolean;
}

/** Proxies often rewrite or reject encoded separators, control characters and long texts. */
const INVALID_IDS: readonly InvalidId[] = [
  { how: 'word', value: 'errspec-no-id', hostile: false },
  { how: 'number', value: '0', hostile: false },
  { how: 'odd-text', value: '%00\'"<é>', hostile: true },
  { how: 'dots', value: '..%2f..%2fetc', hostile: true },
  { how: 'long', value: 'a'.repeat(300), hostile: true },
];

/** Texts in the path that are no ids: the server answers "not found" or a validation error. */
function* inPath(context: PlanContext, operation: Operation, parameter: Parameter): Iterable<Scenario> {
  for (const invalidId of INVALID_IDS) {
    const scenario = invalidIdScenario(context, operation, { id: `not-an-id/${parameter.name}/${invalidId.how}`, parameter, invalidId });
    if (scenario !== undefined) yield scenario;
  }
}

interface InvalidIdParts {
  readonly id: string;
  readonly parameter: Parameter;
  readonly invalidId: InvalidId;
}

/** The scenario that sends this text in place of an id. */
export function invalidIdScenario(
  context: PlanContext,
  operation: Operation,
  { id, parameter, invalidId }: InvalidIdParts,
): Scenario | undefined {
  const { how, value, hostile } = invalidId;
  const at = pointer('path', parameter.name);
  const expected = expectedForId(context.format, operation, at, 'notAnId');
  return build(context, operation, {
    id,
    cause: hostile || isOpen(expected) ? { kind: 'open', what: `not-an-id/${how}` } : { kind: 'not-an-id', at },
    expected: hostile ? REFUSED : expected,
    blame: { must: [], may: [], any: true },
    change: [{ kind: 'set', at, value }],
    spec: parameter.pointer,
    ...(hostile ? { expect: { kind: 'anything' } } : {}),
  });
}
