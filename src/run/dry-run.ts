import type { CheckOptions, Subject } from '../model/check.ts';
import type { SentRequest } from '../model/exchange.ts';
import type { Scenario } from '../model/probe.ts';
import { plan, withoutCovered } from '../plan/plan.ts';
import { compose } from '../send/compose.ts';
import { type Lookups, resolve } from '../send/resolve.ts';
import { secretsOf } from '../send/secrets.ts';
import { targetOf } from '../send/target.ts';
import { chosenCampaigns } from './chosen-campaigns.ts';
import { cleanUpsOf } from './cost.ts';
import { inTurn } from './in-turn.ts';
import { select } from './select.ts';
import { shareOf } from './shard.ts';
import { withStatusPolicy } from './status-policy.ts';
import { plannedScenarios, planOptions, requestsOf } from './subject-run.ts';
import { couldWrite } from './writes.ts';

/** A request that a run would send. Values that only answers and provider states give are shown as `<…>`. */
export interface DryRequest {
  readonly scenario: string;
  readonly request: SentRequest;
  readonly couldWrite: boolean;
  /** How many resources the scenario of this request should create, which are deleted after it; 0 if it is not its last request. */
  readonly deletes: number;
}

/** The requests of the plan, then the fuzz payloads, as `check` sends them to a target that accepts what it must. */
export function* dryRequests(given: Subject, options: CheckOptions): Iterable<DryRequest> {
  const subject = { ...given, format: withStatusPolicy(given.format, options.httpStatus) };
  const { format } = subject;
  const made = plan(format, options.requirements, planOptions(subject, options));
  const all = plannedScenarios(format, made.scenarios, options);
  const requests = options.maxRequests ?? Number.POSITIVE_INFINITY;
  const whole = withoutCovered(all);
  const left = requests - requestsOf(format, whole, options);
  const planned = left >= 0 ? whole : select(format, all, requests, options.keep).chosen;
  for (const scenario of shareOf(options.shard, planned)) yield* requestsIn(scenario, subject, options);
  const { campaigns, most } = chosenCampaigns(made, {
    format,
    options,
    announced: undefined,
    requests: Math.max(0, left),
    isOpen: () => true,
  });
  let payloads = most;
  for (const { scenario } of inTurn(campaigns, () => true)) {
    if (payloads < 1) return;
    payloads -= 1;
    yield* requestsIn(scenario, subject, options);
  }
}

function* requestsIn(scenario: Scenario, { format, target, apiKey }: Subject, options: CheckOptions): Iterable<DryRequest> {
  const { headers, tool } = options;
  const composing = {
    options: { auth: format.auth, apiKey, headers, tool },
    target: targetOf(target),
    secrets: secretsOf([apiKey], headers),
  };
  for (const [index, probe] of scenario.steps.entries()) {
    const resolution = resolve(probe, PLACEHOLDERS);
    if (resolution.kind === 'unbound') continue;
    const isLast = index === scenario.steps.length - 1;
    const { shown } = compose(resolution.request, composing);
    yield {
      scenario: scenario.id,
      request: shown,
      couldWrite: couldWrite(format, probe),
      deletes: isLast && !options.keep ? cleanUpsOf(format, scenario) : 0,
    };
  }
}

const PLACEHOLDERS: Lookups = {
  state: (value) => `<${value}>`,
  answer: (_, step, where) => `<${step}${where}>`,
  request: (step, where) => `<${step}${where}>`,
  mark: '<run tag>',
  stateKey: '<key of a state>',
};
