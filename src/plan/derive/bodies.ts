import { type Json, typeOf } from '../../json/json.ts';
import type { Operation } from '../../model/format.ts';
import { isLinesMediaType } from '../../model/lines.ts';
import { ACCEPTED_OR_REJECTED, type Cause, type Scenario } from '../../model/probe.ts';
import { nodeOf, typesOf } from '../../schema/node.ts';
import { baseOf } from '../base.ts';
import { build } from '../build.ts';
import type { PlanContext } from '../context.ts';
import { lenient, malformed } from './broken-json.ts';

/** Scenarios that break the body as a whole: no JSON, JSON that readers treat differently, empty, no object, another media type, very large. */
export function* bodyScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { body } = operation;
  // If a lenient server accepts such a body, nothing can undo what it did.
  if (body === undefined || operation.valid.onlyInStates) return;
  // Each line may be answered by itself.
  if (!isLinesMediaType(body.mediaType)) yield* raw(context, operation);
  yield* nonObjects(context, operation);
  yield* mediaTypes(context, operation);
  const large = build(context, operation, {
    id: 'large-body/1-MiB',
    cause: { kind: 'large-body', bytes: 1 << 20 },
    expected: ACCEPTED_OR_REJECTED,
    change: [{ kind: 'set', at: '/body/errspec_padding', value: 'a'.repeat(1 << 20) }],
  });
  if (large !== undefined) yield large;
}

function* raw(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { causes } = context.format;
  const example = baseOf(context, operation, operation.writes).request.body ?? {};
  for (const { how, bytes } of malformed(example))
    yield* rawScenario(context, operation, {
      id: `malformed-json/${how}`,
      cause: { kind: 'malformed-json', how },
      bytes,
      expected: causes.malformedJson,
    });
  for (const { how, bytes } of lenient(example))
    yield* rawScenario(context, operation, {
      id: `lenient-json/${how}`,
      cause: { kind: 'lenient-json', how },
      bytes,
      expected: ACCEPTED_OR_REJECTED,
    });
  if (operation.body?.required === true)
    yield* rawScenario(context, operation, {
      id: 'empty-body',
      cause: { kind: 'empty-body' },
      bytes: Buffer.alloc(0),
      expected: causes.emptyBody,
    });
}

interface RawProbe {
  readonly id: string;
  readonly cause: Cause;
  readonly bytes: Buffer;
  readonly expected: typeof ACCEPTED_OR_REJECTED;
}

function* rawScenario(context: PlanContext, operation: Operation, parts: RawProbe): Iterable<Scenario> {
  const scenario = build(context, operation, {
    id: parts.id,
    cause: parts.cause,
    expected: parts.expected,
    body: { kind: 'raw', base64: parts.bytes.toString('base64'), contentType: operation.body?.mediaType },
  });
  if (scenario !== undefined) yield scenario;
}

const NON_OBJECTS: readonly Json[] = [[], null, 'errspec', 42, true];

function* nonObjects(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { body } = operation;
  if (body === undefined || !typesOf(nodeOf(context.format, body.schema, body.pointer)).includes('object')) return;
  for (const value of NON_OBJECTS) {
    const type = typeOf(value);
    const scenario = build(context, operation, {
      id: `not-an-object/${type}`,
      cause: { kind: 'not-an-object', type },
      expected: context.format.causes.notAnObject,
      blame: { must: [], may: [], any: true },
      change: [{ kind: 'set', at: '/body', value }],
      spec: body.pointer,
    });
    if (scenario !== undefined) yield scenario;
  }
}

function* mediaTypes(context: PlanContext, operation: Operation): Iterable<Scenario> {
  for (const [how, contentType] of [
    ['none', undefined],
    ['text', 'text/plain'],
    ['form', 'application/x-www-form-urlencoded'],
  ] as const) {
    const scenario = build(context, operation, {
      id: `media-type/${how}`,
      cause: { kind: 'media-type', how },
      expected: ACCEPTED_OR_REJECTED,
      body: { kind: 'json', contentType },
    });
    if (scenario !== undefined) yield scenario;
  }
}
