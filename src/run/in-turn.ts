import type { Campaign, Chunk } from '../fuzz/campaign.ts';
import type { Format } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import { costOf } from './cost.ts';

/** A payload of one of several campaigns. */
export interface CampaignPayload {
  readonly campaign: Campaign;
  readonly chunk: Chunk;
  readonly scenario: Scenario;
}

/** The payloads of the wanted chunks, generated lazily, one of each campaign in turn. */
export function* inTurn(
  campaigns: readonly Campaign[],
  isWanted: (campaign: Campaign, chunk: Chunk) => boolean = () => true,
): Iterable<CampaignPayload> {
  let left = campaigns.map((campaign) => payloadsOf(campaign, isWanted));
  while (left.length > 0) {
    const going: typeof left = [];
    for (const payloads of left) {
      const next = payloads.next();
      if (next.done === true) continue;
      yield next.value;
      going.push(payloads);
    }
    left = going;
  }
}

function* payloadsOf(campaign: Campaign, isWanted: (campaign: Campaign, chunk: Chunk) => boolean): Generator<CampaignPayload, undefined> {
  for (const chunk of campaign.chunks) {
    if (!isWanted(campaign, chunk)) continue;
    for (const scenario of chunk.scenarios()) yield { campaign, chunk, scenario };
  }
}

/** How many payloads, in turn, these requests cover: each may need everything that it could create to be deleted. */
export function affordable(
  format: Format,
  campaigns: readonly Campaign[],
  { requests, keep }: { requests: number; keep: boolean },
): number {
  let left = requests;
  let payloads = 0;
  for (const { scenario } of inTurn(campaigns)) {
    left -= costOf(format, scenario, keep);
    if (left < 0) return payloads;
    payloads += 1;
  }
  return payloads;
}
