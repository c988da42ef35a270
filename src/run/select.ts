import type { Format } from '../model/format.ts';
import type { Cause, Trial } from '../model/probe.ts';
import { costOf } from './cost.ts';

/** Which trials fit into a budget of requests, and which are left out. */
export interface Selection {
  readonly chosen: readonly Trial[];
  readonly left: readonly Trial[];
}

/** What a trial would add that none before it did, with how much each is worth. */
type Features = ReadonlyMap<string, number>;

/**
 * The trials that exercise the most for so many requests: each time the one that adds the most per request, until none
 * fits. What counts first is that every operation is judged, has a success, and shows each of its statuses.
 */
export function select(format: Format, trials: readonly Trial[], requests: number, keep: boolean): Selection {
  const shared = new Map(trials.filter((trial) => trial.shared).map((trial) => [trial.id, trial]));
  const open = new Map(trials.filter((trial) => !trial.shared).map((trial) => [trial, featuresOf(format, trial)]));
  const byId = new Map(trials.map((trial) => [trial.id, trial]));
  const covered = new Set<Trial>();
  const chosen = new Set<Trial>();
  const seen = new Set<string>();
  let left = requests;
  const priceOf = (trial: Trial) =>
    costOf(format, trial, keep) + trial.uses.reduce((sum, id) => sum + (chosen.has(shared.get(id) ?? trial) ? 0 : 2), 0);
  for (;;) {
    const best = bestOf(open, seen, (trial) => (priceOf(trial) <= left ? priceOf(trial) : undefined));
    if (best === undefined) break;
    left -= priceOf(best);
    for (const feature of open.get(best)?.keys() ?? []) seen.add(feature);
    for (const id of best.uses) {
      const used = shared.get(id);
      if (used !== undefined) chosen.add(used);
    }
    chosen.add(best);
    open.delete(best);
    for (const trial of best.covers.flatMap((id) => byId.get(id) ?? [])) {
      covered.add(trial);
      open.delete(trial);
      // It was chosen before: now it is carried out within this one. What it uses stays.
      if (chosen.delete(trial)) left += costOf(format, trial, keep);
    }
  }
  return {
    chosen: trials.filter((trial) => chosen.has(trial)),
    left: trials.filter((trial) => !chosen.has(trial) && !covered.has(trial) && !trial.shared),
  };
}

function bestOf(
  open: ReadonlyMap<Trial, Features>,
  seen: ReadonlySet<string>,
  price: (trial: Trial) => number | undefined,
): Trial | undefined {
  let best: Trial | undefined;
  let most = -1;
  for (const [trial, features] of open) {
    const cost = price(trial);
    if (cost === undefined) continue;
    const worth = [...features].reduce((sum, [feature, value]) => sum + (seen.has(feature) ? 0 : value), 0) / Math.max(1, cost);
    if (worth > most) {
      most = worth;
      best = trial;
    }
  }
  return best;
}

function featuresOf(format: Format, trial: Trial): Features {
  const features = new Map<string, number>();
  const where = trial.operation ?? '-';
  const probe = trial.steps.at(-1);
  features.set(`operation ${where}`, 1000);
  features.set(`trial ${trial.id}`, 1);
  if (trial.broughtBy !== undefined) features.set(`requirement ${trial.broughtBy} ${where}`, 20).set(`requirement ${trial.broughtBy}`, 300);
  for (const step of trial.steps) {
    features.set(`cause ${step.cause.kind}`, 30).set(`cause ${step.cause.kind} ${step.operation ?? '-'}`, 15);
    features.set(`cause ${step.cause.kind} ${detailOf(step.cause)} ${step.operation ?? '-'}`, 5);
    if (step.expect.kind === 'bulk') features.set(`bulk ${mixOf(step.expect)}`, 300);
  }
  if (probe?.expect.kind !== 'outcome') return features;
  const { expected } = probe.expect;
  if (expected.accepted && expected.entries.length === 0 && !expected.anyEntry) features.set(`success ${where}`, 700);
  if (expected.accepted) return features;
  for (const id of expected.entries) {
    features.set(`entry ${id}`, 120 / expected.entries.length).set(`entry ${id} ${where}`, 20 / expected.entries.length);
    const statuses = format.catalogue.find((entry) => entry.id === id)?.statuses ?? [];
    // An entry with several statuses may come with any of them.
    const [status] = statuses;
    if (expected.entries.length === 1 && statuses.length === 1) features.set(`status ${status}`, 300);
  }
  return features;
}

/** What tells causes of one kind apart that different code of a server sees to. */
function detailOf(cause: Cause): string {
  switch (cause.kind) {
    case 'bulk-size':
      return cause.bound;
    case 'key':
      return cause.how;
    case 'violation':
      return cause.violations.length > 1 ? 'several' : (cause.violations[0]?.constraint ?? '');
    default:
      return '';
  }
}

function mixOf({ size, bad }: { readonly size: number; readonly bad: readonly unknown[] }): string {
  if (bad.length === 0) return 'good';
  return bad.length === size ? 'bad' : 'mixed';
}
