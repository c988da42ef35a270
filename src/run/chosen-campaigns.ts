import { type Campaign, campaignsOf } from '../fuzz/campaign.ts';
import type { CheckOptions, RateLimit } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { CampaignKind, Cause, Scenario } from '../model/probe.ts';
import type { Plan } from '../plan/plan.ts';
import { affordable } from './in-turn.ts';
import { isSelected } from './selected.ts';

/** The campaigns to run, and how many of their payloads. */
export interface ChosenCampaigns {
  readonly campaigns: readonly Campaign[];
  /** How many payloads are sent over all campaigns, one of each in turn. */
  readonly most: number;
  /** Payloads that the request budget does not cover. */
  readonly left: number;
}

export interface ChoosingCampaigns {
  readonly format: Format;
  readonly options: CheckOptions;
  /** The limit that the target announces. */
  readonly announced: RateLimit | undefined;
  /** Requests that are left besides the plan. */
  readonly requests: number;
  /** Whether the key may call the campaign's operation, and the target offers it. */
  readonly isOpen: (campaign: Campaign) => boolean;
}

/** The most items of a bulk if the rate is limited: each created resource costs one more request to delete it. */
const SHORT = 6;

/** The open fuzz campaigns that a selected requirement can judge, as far as the requests go. */
export function chosenCampaigns(made: Plan, { format, options, announced, requests, isOpen }: ChoosingCampaigns): ChosenCampaigns {
  const { runs = 0, rate, keep } = options;
  const isLimited = rate !== undefined || (announced !== undefined && announced.requests / announced.seconds < 50);
  const asked = runs === 0 ? [] : campaignsOf(made.fuzzed, { runs, ...(isLimited ? { longest: SHORT, sparing: true } : {}) });
  const campaigns = asked.filter((campaign) => isOpen(campaign) && canJudge(campaign, made.scenarios, options));
  const all = campaigns.reduce((sum, each) => sum + each.runs, 0);
  const most = requests === Number.POSITIVE_INFINITY ? all : affordable(format, campaigns, { requests, keep });
  return { campaigns: most === 0 ? [] : campaigns, most, left: all - most };
}

/** The causes of payloads, by the kind of their campaign. */
const CAUSES: Readonly<Record<CampaignKind, readonly Cause['kind'][]>> = {
  bulk: ['bulk'],
  body: ['valid', 'violation'],
  json: ['malformed-json'],
  parameters: ['valid', 'violation', 'open', 'not-an-id'],
};

/** Whether a selected requirement can judge the campaign's payloads, as it can judge planned probes with the same causes. */
function canJudge({ operation, kind }: Campaign, planned: readonly Scenario[], options: CheckOptions): boolean {
  const probes = planned
    .filter((scenario) => scenario.operation === operation.id && scenario.broughtBy === undefined)
    .flatMap(({ steps }) => steps.filter(({ cause }) => CAUSES[kind].includes(cause.kind)));
  const selected = options.requirements.filter(({ id }) => isSelected(id, options));
  return selected.some(({ provokedBy, extend }) => (kind === 'bulk' && extend !== undefined) || probes.some(provokedBy));
}
