import { entriesOf, expectedOf } from '../../src/judge/scope.ts';
import type { Case, Entry, Format } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';

/** True if the request was sent without a key, to see whether it is rejected. */
export function hasNoKey({ probe: { cause } }: Observation): boolean {
  return cause.kind === 'key' && cause.how === 'none';
}

/** True if the key of the request is bad: none, wrong, in the wrong place, revoked or disabled. */
export function hasBadKey(observation: Observation): boolean {
  const { cause } = observation.probe;
  return cause.kind === 'key' || cause.kind === 'key-and-body' || hasRevokedKey(observation);
}

/**
 * True if a provider state gave a key that must be rejected: an entry of bad keys is expected. Others may be expected beside it, such as that of
 * an unknown id, where the request may be rejected for that first.
 */
export function hasRevokedKey(observation: Observation): boolean {
  const { format, probe } = observation;
  const expected = expectedOf(observation);
  if (probe.key.kind !== 'state' || expected === undefined || expected.accepted || expected.anyEntry) return false;
  const entries = entriesOf(format, expected.entries);
  return entries.some((entry) => isOfKeys(format, entry));
}

/** True for a key that may read but not write: it is from a provider state in which some case expects the entry of a forbidden write. */
export function hasReadOnlyKey({ format, probe, scenario }: Observation): boolean {
  return probe.key.kind === 'state' && scenario.states.some((state) => forbidsWrites(format, state));
}

/** True for an entry of bad keys, or a detail that may come with one. */
function isOfKeys(format: Format, entry: Entry): boolean {
  const { badKey } = format.causes;
  if (badKey.entries.includes(entry.id)) return true;
  const classes = entriesOf(format, badKey.entries).map(({ code }) => code);
  return entry.level === 'detail' && entry.classes.some((code) => classes.includes(code));
}

function forbidsWrites(format: Format, state: string): boolean {
  const forbidden = format.causes.forbidden?.entries ?? [];
  const written: readonly Case[] = [...format.cases, ...format.operations.flatMap(({ cases }) => cases)];
  return written.some(({ states, expect }) => states.includes(state) && expect.entries.some((id) => forbidden.includes(id)));
}
