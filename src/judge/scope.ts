import type { Entry, Expected, Format, Operation } from '../model/format.ts';
import type { Cause } from '../model/probe.ts';
import type { Observation } from '../model/requirement.ts';
import { isJsonType } from '../read/media.ts';

/**
 * Statuses that a proxy or framework may answer to such a request, which the documents do not cover: these answers are outside the format.
 */
const NOT_OF_THE_FORMAT: Readonly<Partial<Record<Cause['kind'], readonly number[]>>> = {
  'media-type': [415],
  'large-body': [413],
  'lenient-json': [413],
};

/** True if the documents do not cover the answer: unknown routes and methods, rejected media types and sizes. */
export function outsideFormat({ probe, reading }: Observation): boolean {
  if (probe.expect.kind === 'anything') return true;
  if (reading.kind === 'unanswered') return false;
  return NOT_OF_THE_FORMAT[probe.cause.kind]?.includes(reading.status) ?? false;
}

/** True for an unreadable answer under a status for which the description allows that, or promises no error that could be read. */
export function mayBeUnreadable(observation: Observation): boolean {
  const { format, reading } = observation;
  if (reading.kind !== 'unreadable') return false;
  return format.statuses.unreadable.includes(reading.status) || (format.usual.has('reading') && !isJsonPromised(observation));
}

function isJsonPromised({ operation, reading }: Observation): boolean {
  if (operation === undefined || reading.kind === 'unanswered') return false;
  return operation.responses.some(({ status, mediaType }) => status === reading.status && isJsonType(mediaType));
}

/** True for such an answer if its status is one that a conforming error for this cause may have. */
export function legallyUnreadable(observation: Observation): boolean {
  const { format, probe, reading } = observation;
  if (reading.kind !== 'unreadable' || !mayBeUnreadable(observation) || probe.expect.kind !== 'outcome') return false;
  const { expected } = probe.expect;
  return expected.anyEntry || entriesOf(format, expected.entries).some((entry) => entry.statuses.includes(reading.status));
}

/** The expectation of a probe with a single outcome; `undefined` for the other kinds. */
export function expectedOf({ probe }: Observation): Expected | undefined {
  return probe.expect.kind === 'outcome' ? probe.expect.expected : undefined;
}

/** True if only a success conforms. */
export function onlyAccepted(expected: Expected): boolean {
  return expected.accepted && expected.entries.length === 0 && !expected.anyEntry;
}

/** The catalogue entries with these ids, in the order of the catalogue. */
export function entriesOf(format: Format, ids: readonly string[]): readonly Entry[] {
  return format.catalogue.filter((entry) => ids.includes(entry.id));
}

/** Whether the catalogue lists the entry for the operation of this exchange. */
export function isForOperation(entry: Entry, { operation }: Observation): boolean {
  return operation === undefined || isDocumentedFor(entry, operation);
}

/** Whether the catalogue lists the entry for this operation. */
export function isDocumentedFor({ operations }: Entry, operation: Operation): boolean {
  if (operations === 'all') return true;
  return operations === 'writes' ? operation.writes : operations.includes(operation.id);
}
