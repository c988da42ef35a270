import type { Scenario } from '../model/probe.ts';
import type { GapReason } from '../model/report.ts';
import type { Observation } from '../model/requirement.ts';

/** The result of a scenario: its observations, and why steps are missing. */
export interface Ran {
  readonly scenario: Scenario;
  readonly steps: ReadonlyMap<string, Observation>;
  /** Unexpected "rate limit exceeded" answers, each from before its request was sent again. */
  readonly retried: readonly Observation[];
  /** How many resources have to be deleted for it. */
  readonly created: number;
  /** How many lists and searches were asked again. */
  readonly askedAgain: number;
  /** Why steps are missing. */
  readonly missed: Missed | undefined;
}

export interface Missed {
  /** `unbound`: an earlier answer lacks the value that a request needs. */
  readonly gap:
    | { readonly why: 'state' | 'state-failed' | 'limited'; readonly needs: string }
    | { readonly why: 'unbound'; readonly needs: string }
    | { readonly why: 'time'; readonly needs: null }
    | Extract<GapReason, { readonly why: 'not-sent' }>;
  /** A reused connection was closed under a request: it is unknown whether the request arrived. */
  readonly isCut?: boolean;
}

/** Why nothing more is sent after a target was lost. */
export const TARGET_LOST: Missed = { gap: { why: 'not-sent', needs: 'target-lost' } };
/** Why a scenario is not sent that could write too much. */
export const NO_MORE_WRITES: Missed = { gap: { why: 'not-sent', needs: 'writes' } };
/** Why a scenario is not sent that leaves too few requests for clean-up. */
export const KEPT_FOR_CLEAN_UP: Missed = { gap: { why: 'not-sent', needs: 'requests-for-clean-up' } };

/** The result of a scenario that was not sent. */
export function notRun(scenario: Scenario, missed: Missed): Ran {
  return { scenario, steps: new Map(), retried: [], created: 0, askedAgain: 0, missed };
}

/** The second run of a scenario, with the retried answers of the first, which are judged all the same. */
export function rerun({ retried, created, askedAgain }: Ran, again: Ran): Ran {
  return { ...again, retried: [...retried, ...again.retried], created: created + again.created, askedAgain: askedAgain + again.askedAgain };
}
