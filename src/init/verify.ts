import { createJudge } from '../judge/engine.ts';
import { type Format, operationById } from '../model/format.ts';
import type { Probe, Scenario } from '../model/probe.ts';
import type { Observation, Requirement } from '../model/requirement.ts';
import { read } from '../read/read.ts';

/** A requirement that the answers violate, and the operations where they do. */
export interface Violated {
  readonly requirement: string;
  readonly operations: readonly string[];
}

/**
 * The MUSTs that what was observed violates, judged by a format that describes it: what a check of the same target would report, as far as it sends the
 * same requests.
 */
export function violated(
  format: Format,
  scenarios: readonly Scenario[],
  observations: readonly Observation[],
  requirements: readonly Requirement[],
): readonly Violated[] {
  const seen = Map.groupBy(observations, ({ scenario }) => scenario.id);
  const isAccepted = (id: string) =>
    seen.get(id)?.some(({ probe, reading }) => probe.step === 'probe' && reading.kind === 'success') === true;
  const { judge } = createJudge(requirements);
  const levels = new Map(requirements.map(({ id, level }) => [id, level]));
  const found = new Map<string, Set<string>>();
  for (const scenario of scenarios) {
    const own = seen.get(scenario.id) ?? [];
    const steps = new Map(
      scenario.steps.flatMap((probe): [string, Observation][] => {
        const was = own.find((each) => each.probe.step === probe.step);
        if (was === undefined) return [];
        const operation = operationById(format, probe.operation);
        return [
          [
            probe.step,
            { ...was, format, operation, scenario, probe: met(probe, isAccepted), reading: read(format, operation, was.exchange) },
          ],
        ];
      }),
    );
    if (steps.size < scenario.steps.length) continue;
    for (const { requirement, verdict, operation, findings } of judge({ format, scenario, steps })) {
      if (verdict !== 'failed' || levels.get(requirement) !== 'MUST' || findings.every(({ level }) => level === 'SHOULD')) continue;
      const operations = found.get(requirement) ?? new Set();
      found.set(requirement, operations.add(operation ?? ''));
    }
  }
  return [...found].map(([requirement, operations]) => ({ requirement, operations: [...operations].filter((each) => each !== '') }));
}

/** The probe as it is judged: with less expected of it where what it takes for granted does not hold. */
function met(probe: Probe, isAccepted: (scenario: string) => boolean): Probe {
  const { given, ...rest } = probe;
  return given === undefined || isAccepted(given.scenario) ? probe : { ...rest, expect: given.otherwise };
}
