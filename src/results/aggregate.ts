import type { Json } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import type { Finding, Result } from '../model/report.ts';
import type { AggregateRequirement } from '../model/requirement.ts';
import { bounded } from './abridged.ts';
import { findingId, newFinding } from './identity.ts';

/** The result of an aggregate after all exchanges were added to its state. */
export function ended(requirement: AggregateRequirement, state: Json, format: Format): Pick<Result, 'verdict' | 'reason' | 'findings'> {
  if (requirement.aggregate.exercised(state) === 0) return { verdict: 'not-exercised', reason: requirement.exercisedBy, findings: [] };
  const findings = [...requirement.aggregate.end(state, format)].map((found): Finding => {
    const spec = found.spec ?? '/x-error-format';
    const parts = { format: format.name, code: found.code, operation: null, cause: 'run', spec };
    return newFinding({
      id: findingId(requirement.id, parts),
      requirement: requirement.id,
      code: found.code,
      operation: null,
      cause: 'run',
      about: 'all answers of the run together',
      where: found.where,
      expected: bounded(found.expected),
      actual: bounded(found.actual),
      spec,
    });
  });
  return { verdict: findings.length > 0 ? 'failed' : 'passed', findings };
}
