import { type Campaign, campaignsOf } from '../fuzz/campaign.ts';
import type { CheckOptions, RateLimit } from '../model/check.ts';
import type { Format } from '../model/format.ts';
import type { CampaignKind, Cause, Scenario } from '../model/probe.ts';
import type { Plan } from '../plan/plan.ts';
import { affordable } from './in-turn.ts';
import { isSelected } from './selected.ts';

/** Campaigns that are carried out, and how much of them. */
export interface ChosenCampaigns {
  readonly campaigns: readonly Campaign[];
  /** So many payloads of all, one of each campaign in turn. */
  readonly most: number;
  /** Payloads that there are no requests for. */
  readonly left: number;
}

export interface ChoosingCampaigns {
  readonly format: Format;
  readonly options: CheckOptions;
  /** The limit that the target tells of itself. */
  readonly announced: RateLimit | undefined;
  /** What may be sent beside the plan. */
  readonly requests: number;
  /** Whether the key may carry it out, and the target offers its operation. */
  readonly isOpen: (campaign: Campaign) => boolean;
}

/** With a known limit payloads are short: each item that is created is deleted again by a request of its own. */
const SHORT = 6;

/** The fuzz campaigns that are open and of which a selected requirement can say anything, as far as the requests suffice. */
export function chosenCampaigns(made: Plan, { format, options, announced, requests, isOpen }: ChoosingCampaigns): ChosenCampaigns {
  const { runs = 0, rate, keep } = options;
  const isLimited = rate !== undefined || (announced !== undefined && announced.requests / announced.seconds < 50);
  const asked = runs === 0 ? [] : campaignsOf(made.fuzzed, { runs, ...(isLimited ? { longest: SHORT, sparing: true } : {}) });
  const campaigns = asked.filter((campaign) => isOpen(campaign) && tells(campaign, made.scenarios, options));
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

/** Whether a selected requirement can say anything of the campaign's payloads: of planned scenarios with their causes. */
function tells({ operation, kind }: Campaign, planned: readonly Scenario[], options: CheckOptions): boolean {
  const probes = planned
    .filter((scenario) => scenario.operation === operation.id && scenario.broughtBy === undefined)
    .flatMap(({ steps }) => steps.filter(({ cause }) => CAUSES[kind].includes(cause.kind)));
  const selected = options.requirements.filter(({ id }) => isSelected(id, options));
  return selected.some(
    ({ provokedBy, extend }) => (kind === 'bulk' && extend !== undefined) || provokedBy === undefined || probes.some(provokedBy),
  );
}
