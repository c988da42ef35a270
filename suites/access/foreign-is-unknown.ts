import type { Pointer } from '../../src/json/pointer.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import type { Probe, Scenario } from '../../src/model/probe.ts';
import type { Observation, ScenarioRequirement } from '../../src/model/requirement.ts';
import type { Tools } from '../../src/model/tools.ts';
import { changedPlaces, comparable } from '../kit/scenarios.ts';

const id = 'access/foreign-is-unknown';

/** Pairs of written cases of which one must be answered like the other (`like`). */
function* pairs(tools: Tools, operation: Operation): Iterable<readonly [Scenario, Scenario]> {
  const scenarioOf = (name: string) =>
    tools.derived(operation).find((scenario) => {
      const cause = scenario.steps.at(-1)?.cause;
      return cause?.kind === 'case' && cause.name === name;
    });
  for (const written of operation.cases) {
    const foreign = scenarioOf(written.name);
    const unknown = written.like === undefined ? undefined : scenarioOf(written.like);
    if (foreign !== undefined && unknown !== undefined) yield [foreign, unknown];
  }
}

function last(scenario: Scenario, step: string): readonly Probe[] {
  const probe = scenario.steps.at(-1);
  return probe === undefined ? [] : [{ ...probe, step }];
}

/** Both are asked four times, in this order: what does not exist, and what belongs to another. */
const ORDER = ['unknown', 'foreign', 'foreign-again', 'unknown-again', 'unknown-3', 'foreign-3', 'foreign-4', 'unknown-4'] as const;

/** What is asked for in a step. */
function isForeign(step: string): boolean {
  return step.startsWith('foreign');
}

/**
 * Places at which answers to the same differ. They say nothing: a clock or a counter, however coarse, or the name of a server that takes turns with
 * others stands there, and must not look like a difference.
 */
function unsteady(first: Observation, others: readonly Observation[]): readonly Pointer[] {
  return others.flatMap((other) => changedPlaces(comparable(first), comparable(other), []));
}

export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'What belongs to another MUST be answered like what does not exist, status and body alike',
  source: 'the cases of the description that must be answered like another (`like`)',
  needs: ['transport/answers', 'codes/cause'],
  applies: (format: Format) =>
    format.operations.some(({ cases }) => cases.some(({ like }) => like !== undefined))
      ? undefined
      : 'the description has no case that must be answered like another',
  exercisedBy: 'provider states in which something of another account exists',
  provokedBy: () => false,
  *probes(_format, tools) {
    for (const operation of tools.operations)
      for (const [foreign, unknown] of pairs(tools, operation)) {
        if (unknown.steps.length > 1) continue;
        const asked = ORDER.flatMap((step) => last(isForeign(step) ? foreign : unknown, step));
        const steps = [...foreign.steps.slice(0, -1), ...asked];
        yield tools.extended(foreign, { requirement: id, steps });
      }
  },
  concerns: ({ scenario, steps }) =>
    scenario.broughtBy === id && steps.get('unknown')?.reading.kind === 'error' && ORDER.every((step) => steps.has(step)),
  *judge({ steps }) {
    const [unknown, ...unknowns] = ORDER.filter((step) => !isForeign(step)).flatMap((step) => steps.get(step) ?? []);
    const [foreign, ...foreigns] = ORDER.filter(isForeign).flatMap((step) => steps.get(step) ?? []);
    if (foreign === undefined || unknown === undefined) return;
    const aside = [...unsteady(unknown, unknowns), ...unsteady(foreign, foreigns)];
    for (const place of changedPlaces(comparable(unknown), comparable(foreign), aside))
      yield {
        code: 'foreign-differs',
        where: place === '/status' ? 'status' : place.replace(/^\/body/, ''),
        expected: 'the answer to what does not exist',
        actual: 'another answer',
        step: 'foreign',
      };
  },
} satisfies ScenarioRequirement;
