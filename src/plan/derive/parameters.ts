import { member } from '../../json/json.ts';
import { pointer } from '../../json/pointer.ts';
import type { Operation, Parameter } from '../../model/format.ts';
import { REFUSED, type Scenario } from '../../model/probe.ts';
import { violationOf } from '../../mutate/derived.ts';
import { brokenInQuery, violationInQuery } from '../../mutate/in-query.ts';
import { sample } from '../../mutate/sample.ts';
import { build } from '../build.ts';
import type { PlanContext } from '../context.ts';
import { onId } from '../on-id.ts';

/** Parameters of the query broken alone, and ids in the path that are no ids. */
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
  for (const broken of brokenInQuery(format, parameter, given)) {
    const { constraint } = broken;
    const count = (seen.get(constraint) ?? 0) + 1;
    seen.set(constraint, count);
    const id = `violation/query/${parameter.name}/${constraint}${count === 1 ? '' : `-${count}`}`;
    const violation = violationOf(violationInQuery(format, parameter, broken));
    const { expect, blame } = violation;
    const scenario = build(context, operation, {
      id,
      cause: expect.accepted && expect.anyEntry ? { kind: 'open', what: id } : { kind: 'violation', violations: [violation] },
      expected: expect,
      blame,
      change: [violation.change],
      spec: parameter.pointer,
    });
    if (scenario !== undefined) yield scenario;
  }
}

/** A text in the path that is no id. */
export interface NoId {
  readonly how: string;
  readonly value: string;
  /** Who stands in front of a server may rewrite or refuse it: then only a server error is wrong. */
  readonly hostile: boolean;
}

/** Encoded separators and control characters are rewritten or refused by many; so are long texts. */
const NO_IDS: readonly NoId[] = [
  { how: 'word', value: 'errspec-no-id', hostile: false },
  { how: 'number', value: '0', hostile: false },
  { how: 'odd-text', value: '%00\'"<é>', hostile: true },
  { how: 'dots', value: '..%2f..%2fetc', hostile: true },
  { how: 'long', value: 'a'.repeat(300), hostile: true },
];

/** Texts in the path that are no ids: not found, or a validation error. */
function* inPath(context: PlanContext, operation: Operation, parameter: Parameter): Iterable<Scenario> {
  for (const noId of NO_IDS) {
    const scenario = noIdScenario(context, operation, { id: `not-an-id/${parameter.name}/${noId.how}`, parameter, noId });
    if (scenario !== undefined) yield scenario;
  }
}

interface NoIdParts {
  readonly id: string;
  readonly parameter: Parameter;
  readonly noId: NoId;
}

/** The scenario that sends a text in the path that is no id. */
export function noIdScenario(context: PlanContext, operation: Operation, { id, parameter, noId }: NoIdParts): Scenario | undefined {
  const { how, value, hostile } = noId;
  const at = pointer('path', parameter.name);
  const expected = onId(context.format, operation, at, 'notAnId');
  const isOpen = hostile || (expected.accepted && expected.anyEntry);
  return build(context, operation, {
    id,
    cause: isOpen ? { kind: 'open', what: `not-an-id/${how}` } : { kind: 'not-an-id', at },
    expected: hostile ? REFUSED : expected,
    blame: { must: [], may: [], any: true },
    change: [{ kind: 'set', at, value }],
    spec: parameter.pointer,
    ...(hostile ? { expect: { kind: 'anything' } } : {}),
  });
}
