import type { Probe } from '../../src/model/probe.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { requirements } from '../../suites/index.ts';

/**
 * All requirements with a reduced plan, for runs that test fuzzing: no scenarios, and only the first probe of each cause of an operation, because a
 * campaign needs one. Use the result for one run only.
 */
export function withReducedPlan(): readonly Requirement[] {
  const kept = new Map<string, Probe>();
  const isFirst = (probe: Probe): boolean => {
    const key = `${probe.operation} ${probe.cause.kind}`;
    const first = kept.get(key) ?? probe;
    kept.set(key, first);
    return first === probe;
  };
  return requirements.map((each) => ({ ...each, probes: () => [], provokedBy: isFirst }));
}
