import type { Json } from '../json/json.ts';
import type { Change, Operation } from '../model/format.ts';
import { ACCEPTED, type Blame, type Scenario } from '../model/probe.ts';
import { changesOf } from '../mutate/broken-together.ts';
import { type Derived, violationOf } from '../mutate/derived.ts';
import { build } from '../plan/build.ts';
import type { PlanContext } from '../plan/context.ts';
import { outcomeOf } from '../plan/derive/fields.ts';

/** A payload of a campaign as the scenario that sends it; `number` is its number in the campaign. `undefined` if its valid request is not available. */
export interface Payload {
  readonly scenario: (number: number) => Scenario | undefined;
}

/** One request, valid or broken. */
export interface PayloadRequest {
  readonly id: string;
  /** The name of the variant if nothing is broken. */
  readonly variant: string;
  /** The body; by default that of the valid request. */
  readonly document?: Json;
  /** Changes that break nothing. */
  readonly beside?: readonly Change[];
  readonly broken: readonly Derived[];
  /** The fields that may be blamed; by default those of the violations. */
  readonly blame?: () => Blame;
}

/** The scenario of one request that must be accepted, or rejected for its violations. */
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
    cause: isOpen ? { kind: 'open', what: listed(broken) } : { kind: 'violation', violations: broken.map(violationOf) },
    ...outcome,
    ...(blame === undefined ? {} : { blame: blame() }),
    change: [...beside.filter(({ at }) => !broken.some((each) => each.at === at)), ...changesOf(broken)],
    // The documents promise nothing here, so the finding is about the operation, whichever part shows it.
    spec: isOpen ? operation.pointer : first.spec,
  });
}

function listed(broken: readonly Derived[]): string {
  return broken.map(({ at, constraint }) => `${at}: ${constraint}`).join(', ');
}
