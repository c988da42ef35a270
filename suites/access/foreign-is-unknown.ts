import { changedPlaces, comparable } from '../../src/judge/trials.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import type { Probe, Trial } from '../../src/model/probe.ts';
import type { TrialRequirement } from '../../src/model/requirement.ts';
import type { Tools } from '../../src/model/tools.ts';

const id = 'access/foreign-is-unknown';

/** Pairs of written cases of which one must be answered like the other (`like`). */
function* pairs(tools: Tools, operation: Operation): Iterable<readonly [Trial, Trial]> {
  const trialOf = (name: string) =>
    tools.derived(operation).find((trial) => {
      const cause = trial.steps.at(-1)?.cause;
      return cause?.kind === 'case' && cause.name === name;
    });
  for (const written of operation.cases) {
    const foreign = trialOf(written.name);
    const unknown = written.like === undefined ? undefined : trialOf(written.like);
    if (foreign !== undefined && unknown !== undefined) yield [foreign, unknown];
  }
}

function last(trial: Trial, step: string): readonly Probe[] {
  const probe = trial.steps.at(-1);
  return probe === undefined ? [] : [{ ...probe, step }];
}

/**
 * Both are asked twice, the one around the other: members that differ between two answers to the same say nothing and are set aside, and so a
 * time or a counter, however coarse, or the name of a server that takes turns with others cannot look like a difference.
 */
export default {
  kind: 'trial',
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
        const steps = [
          ...foreign.steps.slice(0, -1),
          ...last(unknown, 'unknown'),
          ...last(foreign, 'foreign'),
          ...last(foreign, 'foreign-again'),
          ...last(unknown, 'unknown-again'),
        ];
        yield tools.extended(foreign, { requirement: id, steps });
      }
  },
  concerns: ({ trial, steps }) => trial.broughtBy === id && steps.get('unknown')?.reading.kind === 'error' && steps.has('unknown-again'),
  *judge({ steps }) {
    const [foreign, unknown] = [steps.get('foreign'), steps.get('unknown')];
    const [foreignAgain, unknownAgain] = [steps.get('foreign-again'), steps.get('unknown-again')];
    if (foreign === undefined || unknown === undefined || foreignAgain === undefined || unknownAgain === undefined) return;
    const aside = [
      ...changedPlaces(comparable(unknown), comparable(unknownAgain), []),
      ...changedPlaces(comparable(foreign), comparable(foreignAgain), []),
    ];
    for (const place of changedPlaces(comparable(unknown), comparable(foreign), aside))
      yield {
        code: 'foreign-differs',
        where: place === '/status' ? 'status' : place.replace(/^\/body/, ''),
        expected: 'the answer to what does not exist',
        actual: 'another answer',
        step: 'foreign',
      };
  },
} satisfies TrialRequirement;
