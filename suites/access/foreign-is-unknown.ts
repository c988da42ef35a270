import { at, type Pointer } from '../../src/json/pointer.ts';
import { valueText } from '../../src/json/words.ts';
import { type FindingFacts, locationText } from '../../src/model/finding.ts';
import type { Operation } from '../../src/model/format.ts';
import { ACCEPTED, type Probe, type Scenario } from '../../src/model/probe.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { type OwnTools, scenario } from '../kit/requirement.ts';
import { changedPlaces, comparable, OWNER_KEY } from '../kit/scenarios.ts';

/** Pairs of written cases of which the first must be answered like the second (`like`). */
function* pairs(tools: OwnTools, operation: Operation): Iterable<readonly [foreign: Scenario, unknown: Scenario]> {
  const scenarioOf = (name: string) =>
    tools.derived(operation).find(({ steps }) => {
      const cause = steps.at(-1)?.cause;
      return cause?.kind === 'case' && cause.name === name;
    });
  for (const written of operation.cases) {
    const foreign = scenarioOf(written.name);
    const unknown = written.like === undefined ? undefined : scenarioOf(written.like);
    if (foreign !== undefined && unknown !== undefined) yield [foreign, unknown];
  }
}

function last({ steps }: Scenario, step: string): readonly Probe[] {
  const probe = steps.at(-1);
  return probe === undefined ? [] : [{ ...probe, step }];
}

/** Each is requested four times, in this order: a resource that does not exist, and one of another account. */
const ORDER = ['unknown', 'foreign', 'foreign-again', 'unknown-again', 'unknown-3', 'foreign-3', 'foreign-4', 'unknown-4'] as const;

/**
 * The same read with the key of the owner, where the provider state returns it as `ownerKey`: a cache that forgets who asks then shows the resource
 * to everybody. Without that value the step is not sent.
 */
function asOwner({ writes }: Operation, foreign: Scenario): readonly Probe[] {
  if (writes) return [];
  return last(foreign, 'owner').map((probe) => ({
    ...probe,
    key: { kind: 'state', value: OWNER_KEY },
    cause: { kind: 'valid', variant: 'reads as the owner' },
    expect: { kind: 'outcome', expected: ACCEPTED, blame: undefined },
  }));
}

/** Whether the step requests the resource of another account. */
function isForeign(step: string): boolean {
  return step.startsWith('foreign');
}

/**
 * Locations at which answers to the same request differ. They show nothing: a clock or a counter, however coarse, or the name of a server
 * behind a load balancer is there, and must not look like a difference.
 */
function unsteady([first, ...others]: readonly Observation[]): readonly Pointer[] {
  return others.flatMap((other) => (first === undefined ? [] : changedPlaces(comparable(first), comparable(other), [])));
}

export default scenario({
  id: 'access/foreign-is-unknown',
  level: 'MUST',
  title: 'A resource of another account MUST be answered like one that does not exist, status and body alike',
  source: 'OpenAPI description: like in x-error-cases',
  needs: ['transport/answers', 'codes/cause'],
  applies: ({ operations }) =>
    operations.some(({ cases }) => cases.some(({ like }) => like !== undefined))
      ? undefined
      : 'the description has no case that must be answered like another',
  exercisedBy: 'provider states in which a resource of another account exists',
  codes: {
    'foreign-differs': {
      says: ({ where, expected, actual }: FindingFacts) =>
        `A resource of another account should be answered like one that does not exist, with ${valueText(expected)} at ${locationText(where)}, but the answer has ${valueText(actual)}.`,
      hint: 'Look up resources within the account of the key, so that those of other accounts are simply not found.',
    },
  },
  *probes(tools) {
    for (const operation of tools.operations)
      for (const [foreign, unknown] of pairs(tools, operation)) {
        if (unknown.steps.length > 1) continue;
        const requested = ORDER.flatMap((step) => last(isForeign(step) ? foreign : unknown, step));
        yield tools.extended(foreign, { steps: [...foreign.steps.slice(0, -1), ...asOwner(operation, foreign), ...requested] });
      }
  },
  select: ({ steps }) => {
    const answers = (foreign: boolean) => ORDER.filter((step) => isForeign(step) === foreign).flatMap((step) => steps.get(step) ?? []);
    const [foreign, unknown] = [answers(true), answers(false)];
    const isWhole = foreign.length + unknown.length === ORDER.length;
    return isWhole && unknown[0]?.reading.kind === 'error' ? { foreign, unknown } : undefined;
  },
  *judge({ foreign, unknown }, { find }) {
    const [one, other] = [unknown[0], foreign[0]];
    if (one === undefined || other === undefined) return;
    for (const place of changedPlaces(comparable(one), comparable(other), [...unsteady(unknown), ...unsteady(foreign)])) {
      const where = place === '/status' ? 'status' : place.replace(/^\/body/, '');
      const [expected, actual] = [at(comparable(one), place) ?? 'nothing', at(comparable(other), place) ?? 'nothing'];
      yield find['foreign-differs']({ where, expected, actual, step: 'foreign', besides: ['unknown'] });
    }
  },
});
