import { anyOf } from '../../src/json/words.ts';
import { readingSummary } from '../../src/judge/readings.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { matchOf } from '../../src/read/outcome.ts';
import { scenario } from '../kit/requirement.ts';

const PREFIX = 'gone-';

/** What a reader needs besides the read: how the resource was made and deleted. */
const SHOWN = ['create', 'probe'];

/** Whether the answer is that of an unknown resource. */
function isUnknown({ format, reading }: Observation): boolean {
  return reading.kind !== 'success' && matchOf(format, reading, format.causes.unknown).kind === 'expected';
}

export default scenario({
  id: 'accept/gone-is-gone',
  level: 'MUST',
  title: 'A deleted resource MUST NOT be found by any operation',
  source: 'OpenAPI description: x-gone of operations that delete',
  needs: ['transport/answers', 'accept/valid'],
  applies: ({ operations }) => (operations.some(({ gone }) => gone.length > 0) ? undefined : 'no operation deletes'),
  exercisedBy: 'a key that may write',
  codes: {
    'still-there': {
      says: ({ expected, actual }: { expected: readonly string[]; actual: string }) =>
        `After its deletion the resource should be answered with ${anyOf(expected)}, but the answer was ${actual}.`,
      hint: 'Leave deleted resources out of every operation that looks them up.',
    },
  },
  *probes(tools) {
    for (const operation of tools.operations) {
      const valid = tools.derived(operation).find(({ steps }) => steps.at(-1)?.cause.kind === 'valid');
      if (operation.gone.length === 0 || valid === undefined) continue;
      const after = operation.gone.flatMap(
        (link) =>
          tools.follow(link, {
            from: 'probe',
            step: `${PREFIX}${link.operation}`,
            cause: { kind: 'case', name: 'deleted before', states: [] },
            expect: { kind: 'anything' },
          }) ?? [],
      );
      yield tools.extended(valid, { steps: [...valid.steps, ...after] });
    }
  },
  select: ({ steps }) => (steps.get('probe')?.reading.kind === 'success' ? steps : undefined),
  *judge(steps, { find }) {
    for (const [step, observation] of steps) {
      if (!step.startsWith(PREFIX) || isUnknown(observation)) continue;
      const expected = observation.format.causes.unknown.entries;
      yield find['still-there']({ where: 'status', expected, actual: readingSummary(observation.reading), step, besides: SHOWN });
    }
  },
});
