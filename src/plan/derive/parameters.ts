import type { Expected, Operation, Parameter } from '../../model/format.ts';
import type { Json } from '../../model/json.ts';
import { type Blame, REFUSED, type Trial } from '../../model/probe.ts';
import { broken } from '../breaking.ts';
import { build } from '../build.ts';
import type { Context } from '../context.ts';
import { onViolation } from '../expected.ts';
import { namesOfParameter } from '../names.ts';
import { type Node, nodeOf, typesOf } from '../node.ts';
import { sample } from '../sample.ts';

/** Parameters of the query broken alone, and ids in the path that are no ids. */
export function* parameterTrials(context: Context, operation: Operation): Iterable<Trial> {
  for (const parameter of operation.parameters) {
    if (parameter.in === 'query') yield* inQuery(context, operation, parameter);
    if (parameter.in === 'path') yield* inPath(context, operation, parameter);
  }
}

function* inQuery(context: Context, operation: Operation, parameter: Parameter): Iterable<Trial> {
  const { format } = context;
  const node = nodeOf(format, parameter.schema, parameter.pointer);
  const at = `/query/${parameter.name}`;
  const blame: Blame = { must: [namesOfParameter(format.fields?.naming ?? 'last-member', parameter.name)], may: [], any: false };
  const seen = new Map<string, number>();
  for (const { constraint, value } of textual(context, node, sample(format, parameter.schema, parameter.pointer))) {
    const count = (seen.get(constraint) ?? 0) + 1;
    seen.set(constraint, count);
    const expected: Expected = onViolation(parameter.schema, constraint) ?? format.causes.invalid;
    const id = `violation/query/${parameter.name}/${constraint}${count === 1 ? '' : `-${count}`}`;
    const violation = {
      at,
      constraint,
      change: { kind: 'set', at, value } as const,
      also: [],
      blame,
      expect: expected,
      spec: parameter.pointer,
    };
    const open = expected.accepted && expected.anyEntry;
    const trial = build(context, operation, {
      id,
      cause: open ? { kind: 'open', what: id } : { kind: 'violation', violations: [violation] },
      expected,
      blame,
      change: [violation.change],
      spec: parameter.pointer,
    });
    if (trial !== undefined) yield trial;
  }
}

/** In a query all is text: a wrong type is a text that does not read as one. */
function* textual(context: Context, node: Node, valid: Json): Iterable<{ readonly constraint: string; readonly value: Json }> {
  const types = typesOf(node);
  if (types.includes('integer') || types.includes('number')) yield { constraint: 'type', value: 'errspec' };
  if (types.includes('boolean')) yield { constraint: 'type', value: 'errspec' };
  for (const each of broken({ format: context.format, node }, valid)) if (each.constraint !== 'type') yield each;
}

const NO_IDS: readonly (readonly [string, string])[] = [
  ['word', 'errspec-no-id'],
  ['number', '0'],
  ['odd-text', '%00\'"<é>'],
  ['dots', '..%2f..%2fetc'],
  ['long', 'a'.repeat(300)],
];

/** Texts in the path that are no ids: not found, or a validation error. */
function* inPath(context: Context, operation: Operation, parameter: Parameter): Iterable<Trial> {
  const at = `/path/${parameter.name}`;
  for (const [how, value] of NO_IDS) {
    // Encoded separators and control characters are rewritten or refused by many who stand in front of a server.
    const hostile = how === 'odd-text' || how === 'dots' || how === 'long';
    const trial = build(context, operation, {
      id: `not-an-id/${parameter.name}/${how}`,
      cause: hostile ? { kind: 'open', what: `not-an-id/${how}` } : { kind: 'not-an-id', at },
      expected: hostile ? REFUSED : context.format.causes.notAnId,
      blame: { must: [], may: [], any: true },
      change: [{ kind: 'set', at, value }],
      spec: parameter.pointer,
      ...(hostile ? { expect: { kind: 'anything' } } : {}),
    });
    if (trial !== undefined) yield trial;
  }
}
