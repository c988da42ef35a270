import type { Probe } from '../../src/model/probe.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { requirements } from '../../suites/index.ts';

/**
 * All requirements as they judge, for one run that is about random payloads: they bring no scenarios of their own, and of the plan they are provoked by the
 * first probe of each cause of an operation alone, since a campaign is carried out where such probes are. What the plan shows is seen in a row.
 */
export function thinned(): readonly Requirement[] {
  const kept = new Map<string, Probe>();
  const isFirst = (probe: Probe): boolean => {
    const key = `${probe.operation} ${probe.cause.kind}`;
    const first = kept.get(key) ?? probe;
    kept.set(key, first);
    return first === probe;
  };
  return requirements.map((each) => ({ ...each, probes: () => [], provokedBy: isFirst }));
}
