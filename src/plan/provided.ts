import { same } from '../json/json.ts';
import type { Operation } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED, type Cause, type Expectation, type Probe, REFUSED } from '../model/probe.ts';
import type { Base } from './base.ts';
import type { ScenarioChange } from './build.ts';
import { outcome } from './probe.ts';

/** Whether the valid request, or a variant of it, must be accepted. Where nobody wrote that request down, only an example whose ids exist must be. */
export function isPromised({ valid }: Operation, { unknown }: Base, isVariant: boolean): boolean {
  return valid.basis === 'written' || (valid.basis === 'example' && unknown.length === 0 && !isVariant);
}

/** What is open about the valid request itself, where nothing promises that it is accepted. */
export const EXAMPLE = 'example';

/** The id, below its operation, of the scenario that sends the valid request as it is. */
export function baseId(isAccepted: boolean): string {
  return `${isAccepted ? 'valid' : 'unsure'}/example`;
}

/** Causes that change a valid request: what is expected of them holds only where that one is accepted. */
const CHANGED: readonly Cause['kind'][] = ['violation', 'malformed-json', 'empty-body', 'not-an-object', 'bulk', 'bulk-size'];
const CHANGED_IDS: readonly Cause['kind'][] = ['unknown-id', 'not-an-id'];

/** What a probe takes for granted, where nobody wrote the valid request down. Changes of another body than that of the valid request expect little. */
export function provided(
  operation: Operation,
  base: Base,
  { document, expected, needsValid }: ScenarioChange,
  { cause, expect }: Probe,
): Partial<Pick<Probe, 'given' | 'expect'>> {
  const isOfIds = CHANGED_IDS.includes(cause.kind);
  if (operation.valid.basis === 'written' || needsValid === true || !(isOfIds || CHANGED.includes(cause.kind))) return {};
  if (expect.kind === 'anything' || (expect.kind === 'outcome' && expected.accepted)) return {};
  const otherwise: Expectation =
    expect.kind === 'bulk' ? outcome(ACCEPTED_OR_REJECTED) : outcome({ ...REFUSED, usual: isOfIds ? 'all' : 'code' });
  if (document !== undefined && !same(document, base.request.body)) return { expect: otherwise };
  const isAccepted = isPromised(operation, base, false);
  return { given: { scenario: `${operation.id}/${baseId(isAccepted)}`, otherwise } };
}
