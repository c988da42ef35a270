import { isArray, type Json } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Failure } from '../model/exchange.ts';
import type { Link } from '../model/format.ts';
import type { Probe } from '../model/probe.ts';
import type { Observation } from '../model/requirement.ts';
import { isServerError } from '../read/outcome.ts';
import { isUsableId } from './created.ts';

/** Nothing was sent over such a connection, so nothing can have been created. */
const NOT_SENT: ReadonlySet<Failure> = new Set(['refused', 'unresolved', 'tls', 'local']);

/** Whether a request may have created something that its answer does not name. */
export function mayHaveCreatedUnknown(observation: Observation): boolean {
  const { operation, reading } = observation;
  const cleanup = operation?.cleanup;
  if (cleanup === undefined) return false;
  switch (reading.kind) {
    case 'unanswered':
      return !NOT_SENT.has(reading.failure);
    case 'success':
      return !namesAll(cleanup, reading.body, rejectedItems(observation));
    case 'unreadable':
      return (reading.status < 300 || reading.status >= 500) && isToCreate(observation.probe);
    case 'error':
      return isServerError(observation.format, reading) && isToCreate(observation.probe);
    default:
      return reading satisfies never;
  }
}

/** Whether the request should create something: then a failure of the server may come after it did. */
function isToCreate({ expect }: Probe): boolean {
  if (expect.kind === 'bulk') return expect.bad.length < expect.size;
  return expect.kind === 'outcome' && expect.expected.accepted;
}

/** How many elements of the answer may belong to rejected items: one list may answer them all. */
function rejectedItems({ operation, probe: { expect } }: Observation): number {
  if (expect.kind === 'bulk') return expect.bad.length;
  return operation?.bulk === undefined ? 0 : Number.POSITIVE_INFINITY;
}

/** Whether each element of a success, but for those of rejected items, has what the clean-up link needs. */
function namesAll({ each, bind }: Link, body: Json | undefined, rejected: number): boolean {
  const elements = each === undefined ? [body] : at(body, each);
  if (!isArray(elements)) return false;
  const places = [...bind.values()].filter(({ from }) => from === 'answer');
  const unnamed = elements.filter((element) => places.some(({ at: where }) => !isUsableId(at(element, where))));
  return unnamed.length <= rejected;
}
