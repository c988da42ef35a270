import { readingSummary } from '../../src/judge/readings.ts';
import type { Probe } from '../../src/model/probe.ts';
import type { Observation, ScenarioRequirement } from '../../src/model/requirement.ts';
import { matchOf } from '../../src/read/outcome.ts';

const id = 'accept/gone-is-gone';

const PREFIX = 'gone-';

/** Whether the answer says that there is no such thing. */
function isUnknown({ format, reading }: Observation): boolean {
  return reading.kind !== 'success' && matchOf(format, reading, format.causes.unknown).kind === 'expected';
}

export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'What was deleted MUST NOT be found by any operation',
  source: 'x-gone of the operations that delete',
  needs: ['transport/answers', 'accept/valid'],
  applies: ({ operations }) => (operations.some(({ gone }) => gone.length > 0) ? undefined : 'no operation deletes'),
  exercisedBy: 'a key that may write',
  provokedBy: () => false,
  *probes(_format, tools) {
    for (const operation of tools.operations) {
      const scenario = tools.derived(operation).find((each) => each.steps.at(-1)?.cause.kind === 'valid');
      if (operation.gone.length === 0 || scenario === undefined) continue;
      const after = operation.gone.map((link) =>
        tools.follow(link, {
          from: 'probe',
          step: `${PREFIX}${link.operation}`,
          cause: { kind: 'case', name: 'deleted before', states: [] },
          expect: { kind: 'anything' },
        }),
      );
      const steps = [...scenario.steps, ...after.filter((each): each is Probe => each !== undefined)];
      yield tools.extended(scenario, { requirement: id, steps });
    }
  },
  concerns: ({ scenario, steps }) => scenario.broughtBy === id && steps.get('probe')?.reading.kind === 'success',
  *judge({ steps }) {
    for (const [step, observation] of steps)
      if (step.startsWith(PREFIX) && !isUnknown(observation))
        yield {
          code: 'still-there',
          where: 'status',
          expected: observation.format.causes.unknown.entries,
          actual: readingSummary(observation.reading),
          step,
        };
  },
} satisfies ScenarioRequirement;
