import { type Format, operationById } from '../model/format.ts';
import type { BadItem, Blame, Probe, Scenario } from '../model/probe.ts';
import { plan } from '../plan/plan.ts';
import { contractual } from './contractual.ts';

/** A scenario that a contract can express: one request and one kind of answer. */
export interface Choice {
  readonly scenario: Scenario;
  readonly probe: Probe;
  readonly answer: PromisedAnswer;
}

export type PromisedAnswer =
  | { readonly kind: 'success' }
  | { readonly kind: 'error'; readonly entries: readonly [string, ...string[]]; readonly blame: Blame | undefined }
  | { readonly kind: 'bulk'; readonly size: number; readonly bad: readonly BadItem[] };

/** The scenarios of the plan that become contracts: each documented case, one violation of each member, each kind of bad key, successes, and bulks with one invalid item. */
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

/** A pact cannot contain a body that is not JSON, nor a value that only an earlier answer provides. */
function isExpressible({ body, bind }: Probe): boolean {
  return body.kind !== 'raw' && bind.every(({ from }) => from.kind === 'state');
}

/** Scenarios of one key show the same: the first is enough. */
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

/** Errors with one possible complaint. Causes that may be reported in several ways are left to `check`. */
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
 * A bulk of valid items, or with one invalid item that is not the first. The order of several errors is open, and so is the answer to a bulk of
 * invalid items only.
 */
function isTelling(size: number, bad: readonly BadItem[]): boolean {
  const [only] = bad;
  if (only === undefined) return size > 1 && size < 10;
  return bad.length === 1 && size > 2 && size < 10 && only.index > 0 && only.violations.length === 1;
}
