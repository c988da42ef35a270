import { pointer } from '../json/pointer.ts';
import type { Subject } from '../model/check.ts';
import type { Cause, Expectation, Probe, Scenario } from '../model/probe.ts';

/** Whether the probe is meant to exceed the rate limit, so that such an answer is final; or whether it may, by the status of its entry. */
export function limitOf({ format }: Subject, { expect, cause }: Probe): { expects429: boolean; may429: boolean } {
  if (expect.kind !== 'outcome' || cause.kind !== 'case') return { expects429: false, may429: false };
  const entries = format.catalogue.filter(({ id }) => expect.expected.entries.includes(id));
  const expects429 = entries.some(({ id }) => id === format.limits?.entry);
  return { expects429, may429: entries.some(({ statuses }) => statuses.includes(429)) };
}

/** Where the description documents the rate limit. */
const ROOT = pointer('x-error-format');
const LIMITS = pointer('x-error-format', 'limits');

/**
 * The probe as its 429 is judged: as "rate limit exceeded", whatever was asked. So its location in the description is that of the limits.
 */
export function unprovoked({ format }: Subject, probe: Probe): Probe {
  const cause: Cause = { kind: 'case', name: 'unprovoked limit', states: [] };
  const entries = format.limits === undefined ? [] : [format.limits.entry];
  const expect: Expectation = { kind: 'outcome', expected: { entries, accepted: false, anyEntry: entries.length === 0 }, blame: undefined };
  return { ...probe, cause, expect, spec: format.limits === undefined ? ROOT : LIMITS };
}

/** The scenario as its 429s are judged: it does not matter which campaign met them. */
export function withoutOrigin(scenario: Scenario): Scenario {
  const { drawn: _, ...rest } = scenario;
  return rest;
}
