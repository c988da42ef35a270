import { type Campaign, type CampaignOptions, campaignsOf as campaignsOfPlan } from '../../src/fuzz/campaign.ts';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import type { Format } from '../../src/model/format.ts';
import type { CampaignKind, Probe, Scenario } from '../../src/model/probe.ts';
import { type PlanOptions, plan } from '../../src/plan/plan.ts';
import { requirements } from '../../suites/index.ts';
import { tasksFormat } from '../third-format/check-tasks.ts';

/** The built-in formats, and one that is nothing but data. */
export const formats: readonly Format[] = [...builtInFormats().map(loadBuiltIn), tasksFormat()];

/** Options of a plan that nothing else is said of. */
export const PLANNED: PlanOptions = { seed: 1, states: 'all', readOnly: false, assumed: true };

/** The campaigns of a plan for a format, as a run has them. */
export function campaignsOf(format: Format, options: Partial<PlanOptions> = {}, how: CampaignOptions = { runs: 100 }): readonly Campaign[] {
  return campaignsOfPlan(plan(format, requirements, { ...PLANNED, ...options }).fuzzed, how);
}

/** All scenarios of a campaign, in their order. */
export function scenariosOf({ chunks }: Campaign): readonly Scenario[] {
  return chunks.flatMap(({ scenarios }) => [...scenarios()]);
}

/** The name of a campaign in its plan. */
export function nameOf({ operation, kind }: Pick<Campaign, 'operation' | 'kind'>): string {
  return `${operation.id} ${kind}`;
}

/** The payloads of all campaigns of these kinds, by the names of the campaigns. */
export function payloadsOf(
  campaigns: readonly Campaign[],
  ...kinds: readonly CampaignKind[]
): Readonly<Record<string, readonly Scenario[]>> {
  return Object.fromEntries(campaigns.filter(({ kind }) => kinds.includes(kind)).map((each) => [nameOf(each), scenariosOf(each)]));
}

/** The step that sends the payload. */
export function probeOf({ id, steps }: Scenario): Probe {
  const probe = steps.find(({ step }) => step === 'probe');
  if (probe === undefined) throw new Error(`${id} sends no payload`);
  return probe;
}
