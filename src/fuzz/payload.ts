import type { Json } from '../json/json.ts';
import type { Change, Operation } from '../model/format.ts';
import { ACCEPTED, type Blame, type Scenario } from '../model/probe.ts';
import { changesOf } from '../mutate/broken-together.ts';
import { type Derived, violationOf } from '../mutate/derived.ts';
import { build } from '../plan/build.ts';
import type { PlanContext } from '../plan/context.ts';
import { outcomeOf } from '../plan/derive/fields.ts';

/** What is drawn for a campaign: the scenario that sends it, under the number that it has there; `undefined` where its valid request cannot be had. */
export interface Payload {
  readonly scenario: (number: number) => Scenario | undefined;
}

/** One request, valid or broken. */
export interface PayloadRequest {
  readonly id: string;
  /** What it is called where nothing is broken. */
  readonly variant: string;
  /** The body; that of the valid request unless given. */
  readonly document?: Json;
  /** Changes of what is not broken. */
  readonly beside?: readonly Change[];
  readonly broken: readonly Derived[];
  /** What may be blamed for the broken ones; unless given, what each of them says. */
  readonly blame?: () => Blame;
}

/** The scenario of one request that must be accepted, or refused for what is broken in it. */
export function sentScenario(
  context: PlanContext,
  operation: Operation,
  { id, variant, document, beside = [], broken, blame }: PayloadRequest,
): Scenario | undefined {
  const common = { id, ...(document === undefined ? {} : { document }) };
  const [first] = broken;
  if (first === undefined) {
    const valid = { cause: { kind: 'valid', variant }, expected: ACCEPTED, needsValid: true } as const;
    return build(context, operation, { ...common, ...valid, ...(beside.length === 0 ? {} : { change: beside }) });
  }
  const outcome = outcomeOf(broken);
  const isOpen = outcome.expected.accepted;
  return build(context, operation, {
    ...common,
    cause: isOpen ? { kind: 'open', what: told(broken) } : { kind: 'violation', violations: broken.map(violationOf) },
    ...outcome,
    ...(blame === undefined ? {} : { blame: blame() }),
    change: [...beside.filter(({ at }) => !broken.some((each) => each.at === at)), ...changesOf(broken)],
    // What documents leave open they promise nowhere: it is the same finding whichever part shows it.
    spec: isOpen ? operation.pointer : first.spec,
  });
}

function told(broken: readonly Derived[]): string {
  return broken.map(({ at, constraint }) => `${at}: ${constraint}`).join(', ');
}
