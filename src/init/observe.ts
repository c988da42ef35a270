import type { JsonObject } from '../json/json.ts';
import { merged } from '../json/merge.ts';
import type { WrittenKeywords } from '../load/written-keywords.ts';
import type { CheckOptions, Stop } from '../model/check.ts';
import type { Observation, Requirement } from '../model/requirement.ts';
import { check } from '../run/check.ts';
import { isSentAsValid, type Seen, watcher } from './seen.ts';

/**
 * Keywords of the error format for the time of an observation: a broken request is to be rejected, with whatever error. Where the answer is left open,
 * many requests would not be planned.
 */
const ANY_ERROR: JsonObject = {
  causes: Object.fromEntries(
    ['badKey', 'malformedJson', 'emptyBody', 'notAnObject', 'invalid', 'unknown', 'notAnId'].map((cause) => [cause, 'any']),
  ),
};

/** The keywords of a configuration, changed for an observation; `more` are those that it begins with. */
export function forObservation(keywords: WrittenKeywords | undefined, more: JsonObject = {}): WrittenKeywords {
  const { file = '', errorFormat = {}, operations = {}, lineOf = () => undefined } = keywords ?? {};
  return { file, errorFormat: merged(merged(more, errorFormat), ANY_ERROR), operations, lineOf };
}

/** What a run of the whole plan saw. */
export interface ObservedRun {
  readonly observations: readonly Observation[];
  readonly requests: number;
  /** Why the run cannot be relied on; `undefined` if it can. */
  readonly stop: Stop | undefined;
}

/** Sends what a check would send, random payloads aside, and judges nothing. What it created is deleted. */
export async function observe(options: CheckOptions): Promise<ObservedRun> {
  const observations: Observation[] = [];
  const requirements = [watcher((each) => observations.push(each)), ...options.requirements.map(muted)];
  const outcome = await check({ ...options, requirements, runs: 0, confirm: false });
  const requests = outcome.report?.run.requests ?? 0;
  // Requirements that judge nothing are never exercised.
  const isUsable = outcome.kind === 'judged' || (outcome.reason.code === 'nothing-exercised' && observations.length > 0);
  return { observations, requests, stop: isUsable ? undefined : outcome.reason };
}

/** How valid requests were answered, if none was accepted: their statuses. */
export function refusals(seen: readonly Seen[]): readonly number[] | undefined {
  const valid = seen.filter(isSentAsValid);
  if (valid.some(({ answer }) => answer.kind === 'accepted')) return undefined;
  return [...new Set(valid.flatMap(({ answer }) => (answer.kind === 'accepted' ? [] : [answer.status ?? 0])))].toSorted((a, b) => a - b);
}

/** A requirement that brings its scenarios and judges nothing. */
function muted(requirement: Requirement): Requirement {
  if (requirement.kind === 'aggregate')
    return { ...requirement, aggregate: { ...requirement.aggregate, step: (state) => state, end: () => [] } };
  return { ...requirement, examine: () => undefined };
}
