import { type Format, operationById } from '../model/format.ts';
import type { BadItem, Blame, Probe, Scenario } from '../model/probe.ts';
import { plan } from '../plan/plan.ts';
import { contractual } from './contractual.ts';

/** A scenario that a contract can tell: one request, and one kind of answer. */
export interface Choice {
  readonly scenario: Scenario;
  readonly probe: Probe;
  readonly answer: PromisedAnswer;
}

export type PromisedAnswer =
  | { readonly kind: 'success' }
  | { readonly kind: 'error'; readonly entries: readonly [string, ...string[]]; readonly blame: Blame | undefined }
  | { readonly kind: 'bulk'; readonly size: number; readonly bad: readonly BadItem[] };

/** Of all scenarios of the plan those that say something of their own: each written case, each broken member once, each way to be refused for the key, successes, and bulks of which one item is bad. */
export function choose(format: Format): readonly Choice[] {
  const contract = contractual(format);
  const { scenarios } = plan(contract, [], { seed: 1, states: 'all', readOnly: false, assumed: true });
  const seen = new Set<string>();
  return scenarios.flatMap((scenario) => {
    const [probe] = scenario.steps;
    if (probe === undefined || scenario.steps.length > 1 || scenario.shared || !isExpressible(probe)) return [];
    const answer = answerOf(contract, probe);
    if (answer === undefined) return [];
    const key = `${scenario.operation} ${sameness(probe)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ scenario, probe, answer }];
  });
}

/** Bodies that are no JSON document stand in no pact, nor do values that only an earlier answer gives. */
function isExpressible({ body, bind }: Probe): boolean {
  return body.kind !== 'raw' && bind.every(({ from }) => from.kind === 'state');
}

/** Choices of which the first is enough. */
function sameness({ cause }: Probe): string {
  switch (cause.kind) {
    case 'violation':
      return `violation ${cause.violations.map(({ at }) => at).join()}`;
    case 'bulk':
      return `bulk ${cause.bad.flatMap(({ violations }) => violations.map(({ at }) => at)).join()}`;
    case 'key':
      return `key ${cause.how}`;
    case 'case':
      return `case ${cause.name}`;
    case 'valid':
      return `valid ${cause.variant}`;
    default:
      return cause.kind;
  }
}

function answerOf(format: Format, { cause, expect, operation: id }: Probe): PromisedAnswer | undefined {
  const operation = operationById(format, id);
  if (operation === undefined || expect.kind === 'anything') return undefined;
  if (expect.kind === 'bulk') {
    const { size, bad } = expect;
    return isTelling(size, bad) ? { kind: 'bulk', size, bad } : undefined;
  }
  const { entries, accepted, anyEntry } = expect.expected;
  if (accepted) {
    const plain = cause.kind === 'valid' && !cause.variant.includes('/') && operation.bulk === undefined;
    return plain && entries.length === 0 && !anyEntry ? { kind: 'success' } : undefined;
  }
  const [first, ...others] = entries;
  if (first === undefined || anyEntry || !isOneError(cause)) return undefined;
  return { kind: 'error', entries: [first, ...others], blame: expect.blame };
}

/** Errors with a cause of their own; what may be complained of in several ways is left to the checks. */
function isOneError(cause: Probe['cause']): boolean {
  switch (cause.kind) {
    case 'case':
    case 'unknown-id':
      return true;
    case 'key':
      return cause.how === 'none' || cause.how === 'wrong';
    case 'violation':
      return cause.violations.length === 1;
    default:
      return false;
  }
}

/**
 * A bulk of good items alone, or of which one is bad and not the first: which order several errors have is open, and how one is answered that is all bad.
 */
function isTelling(size: number, bad: readonly BadItem[]): boolean {
  const [only] = bad;
  if (only === undefined) return size > 1 && size < 10;
  return bad.length === 1 && size > 2 && size < 10 && only.index > 0 && only.violations.length === 1;
}
