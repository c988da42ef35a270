import { anyOf } from '../../src/json/words.ts';
import { codeText } from '../../src/judge/readings.ts';
import { expectedOf, legallyUnreadable, onlyAccepted, outsideFormat } from '../../src/judge/scope.ts';
import type { Expected } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { codeLocation } from '../../src/model/shapes.ts';
import { hasDetailOfOther, matchOf } from '../../src/read/outcome.ts';
import { hasBadKey, hasReadOnlyKey } from '../kit/keys.ts';
import { exchange } from '../kit/requirement.ts';

/** Ids of catalogue entries; a text if any error of the format would do. */
type Wanted = readonly string[] | string;

/** A success may conform, or another requirement judges it: for a bulk of the wrong size, a bad key, a write with a read-only key. */
function successIsJudged(observation: Observation, expected: Expected): boolean {
  const { kind } = observation.probe.cause;
  return !expected.accepted && kind !== 'bulk-size' && !hasBadKey(observation) && !hasReadOnlyKey(observation);
}

/** Whether a body that is not JSON was processed: it was accepted, or the error is about its members or what they name. */
function wasReadAnyway({ format, probe, reading }: Observation): boolean {
  if (probe.cause.kind !== 'malformed-json' || probe.body.kind !== 'raw') return false;
  if (reading.kind !== 'error') return reading.kind === 'success';
  const sent = Buffer.from(probe.body.base64, 'base64').toString('latin1');
  const isMember = (name: string) => [`"${name}"`, `'${name}'`, `${name}:`].some((text) => sent.includes(text));
  const isAboutMember = reading.fields.some(({ name }) => name !== undefined && isMember(name));
  return isAboutMember || matchOf(format, reading, format.causes.unknown).kind === 'expected';
}

const wantedBy = ({ anyEntry, entries }: Expected): Wanted => (anyEntry ? 'an error of the format' : entries);

export default exchange({
  id: 'codes/cause',
  level: 'MUST',
  title: 'The code of an error MUST be the documented one for what is wrong with the request',
  source: 'OpenAPI description: x-error-format.causes, x-error-format.cases, x-error-cases, x-on-violation',
  needs: ['transport/json', 'envelope/shape', 'envelope/error-is-no-success', 'codes/documented', 'codes/status', 'limits/rate'],
  exercisedBy: 'a request that must be rejected; for some codes a provider state',
  explains: () => true,
  codes: {
    accepted: {
      says: ({ expected }: { expected: Wanted }) => `The request should be rejected with ${anyOf(expected)}, but it was accepted.`,
      hint: 'Check this before the request is carried out, and reject it with the documented code.',
      hints: { 'read-anyway': 'This is not JSON, yet it was read and carried out: use a JSON reader that accepts JSON alone.' },
    },
    'wrong-code': {
      says: ({ expected, actual }: { expected: Wanted; actual: string }) =>
        `The request was rejected with the code ${actual}, but for this cause it should be ${anyOf(expected)}.`,
      hint: 'Map this cause to its documented code.',
      hints: {
        'read-anyway': 'This is not JSON, yet it was read: the answer is about its content. Use a JSON reader that accepts JSON alone.',
      },
    },
    'no-detail': {
      says: ({ expected, actual }: { expected: Wanted; actual: string }) =>
        `The error has the code ${actual} and no detail code, but for this cause it must have ${anyOf(expected)}.`,
      hint: 'Pass the detail code of the business error through to the answer.',
    },
    'unreadable-answer': {
      says: ({ expected, actual }: { expected: Wanted; actual: number }) =>
        `The answer (status ${actual}) cannot be read, but the request should be rejected with ${anyOf(expected)}.`,
      hint: 'Let the application reject this request itself, before a proxy or an upstream service answers.',
    },
  },
  select: (observation) => {
    if (observation.probe.cause.kind === 'recorded') return undefined;
    const expected = expectedOf(observation);
    const { reading } = observation;
    if (expected === undefined || onlyAccepted(expected) || outsideFormat(observation)) return undefined;
    if (reading.kind === 'unanswered' || legallyUnreadable(observation)) return undefined;
    return reading.kind !== 'success' || successIsJudged(observation, expected) ? { expected, reading } : undefined;
  },
  *judge({ expected, reading }, { find, observation }) {
    const { format, probe } = observation;
    const wanted = wantedBy(expected);
    const isUsual = expected.usual !== undefined;
    const advice = wasReadAnyway(observation) ? { advice: 'read-anyway' } : {};
    if (reading.kind === 'success')
      yield find.accepted({ where: 'status', expected: wanted, actual: 'success', isUsual: expected.usual === 'all', ...advice });
    if (reading.kind === 'unreadable')
      yield find['unreadable-answer']({ where: 'status', expected: wanted, actual: reading.status, isUsual });
    if (reading.kind !== 'error' || expected.anyEntry) return;
    // Where the key and the body are bad, a code that is expected for the one may have a detail of the other.
    const isOtherDetail = probe.cause.kind !== 'key-and-body' && hasDetailOfOther(format, reading, expected);
    if (matchOf(format, reading, expected).kind === 'expected' && !isOtherDetail) return;
    const { detail } = format.reading;
    const lacking = detail !== undefined && reading.detail === undefined && detail.requiredWith.some((code) => code === reading.code);
    const where = detail !== undefined && (lacking || reading.detail !== undefined) ? detail.at : codeLocation(reading.shape);
    const found = { where, expected: wanted, actual: codeText(reading), isUsual };
    yield lacking ? find['no-detail'](found) : find['wrong-code']({ ...found, ...advice });
  },
});
