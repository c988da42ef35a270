import type { Json } from '../json/json.ts';
import type { Found } from '../model/finding.ts';
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
      ...citedBy(found),
    });
  });
  return { verdict: findings.length > 0 ? 'failed' : 'passed', findings };
}

/** The exchanges that show a finding, where the requirement names them: it cites the last. */
function citedBy({ shown = [] }: Found): Pick<Finding, 'exchange' | 'steps'> {
  return { exchange: shown.at(-1)?.exchange ?? null, ...(shown.length > 1 ? { steps: shown } : {}) };
}
