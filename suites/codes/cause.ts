import type { Json } from '../../src/json/json.ts';
import { codeText } from '../../src/judge/readings.ts';
import { expectedOf, legallyUnreadable, onlyAccepted, outsideFormat } from '../../src/judge/scope.ts';
import type { Expected } from '../../src/model/format.ts';
import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { matchOf } from '../../src/read/outcome.ts';
import { always } from '../kit/applies.ts';
import { hasBadKey, hasReadOnlyKey } from '../kit/keys.ts';

/** A success is no matter of codes where it may be one, or where another requirement says what it means. */
function successIsJudged(observation: Observation, expected: Expected): boolean {
  const { kind } = observation.probe.cause;
  return !expected.accepted && kind !== 'bulk-size' && !hasBadKey(observation) && !hasReadOnlyKey(observation);
}

const wanted = ({ anyEntry, entries }: Expected): Json => (anyEntry ? 'an error of the format' : [...entries]);

export default {
  kind: 'exchange',
  id: 'codes/cause',
  level: 'MUST',
  title: 'The code MUST be the documented one for what was wrong with the request',
  source: 'the error catalogue, the causes and the cases of the description',
  needs: ['transport/json', 'envelope/shape', 'envelope/error-is-no-success', 'codes/documented', 'codes/status', 'limits/rate'],
  applies: always,
  exercisedBy: 'a request that must be refused; for some codes a provider state',
  concerns: (observation) => {
    const expected = expectedOf(observation);
    if (expected === undefined || onlyAccepted(expected) || outsideFormat(observation)) return false;
    if (observation.reading.kind === 'unanswered' || legallyUnreadable(observation)) return false;
    return observation.reading.kind !== 'success' || successIsJudged(observation, expected);
  },
  *judge(observation) {
    const { format, reading } = observation;
    const expected = expectedOf(observation);
    if (expected === undefined || reading.kind === 'unanswered') return;
    if (reading.kind === 'success') yield { code: 'accepted', where: 'status', expected: wanted(expected), actual: 'success' };
    if (reading.kind === 'unreadable')
      yield { code: 'unreadable-answer', where: 'status', expected: wanted(expected), actual: reading.status };
    if (reading.kind !== 'error' || expected.anyEntry || matchOf(format, reading, expected).kind === 'expected') return;
    const { detail } = format.reading;
    const lacking = detail !== undefined && reading.detail === undefined && detail.requiredWith.some((code) => code === reading.code);
    const where = detail !== undefined && (lacking || reading.detail !== undefined) ? detail.at : format.reading.code;
    yield { code: lacking ? 'no-detail' : 'wrong-code', where, expected: wanted(expected), actual: codeText(reading) };
  },
} satisfies ExchangeRequirement;
