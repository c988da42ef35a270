import type { CheckOptions, Stop, Subject } from '../model/check.ts';
import { canonical } from '../model/json.ts';
import type { Finding, Note } from '../model/report.ts';
import { plan } from '../plan/plan.ts';
import { narrowed } from './narrowed.ts';
import { openSession, Traffic } from './open.ts';
import { inOrder } from './pool.ts';
import { type Recipe, recipeFrom } from './recipe.ts';
import { benchOf, cannot, type Now, nowOf } from './replayed.ts';
import type { Session } from './session.ts';
import { type Smoke, smoke } from './smoke.ts';
import { needsToWrite, planOptions, type Shared } from './subject-run.ts';

/** What became of a finding. */
export interface Replayed {
  readonly finding: Finding;
  readonly now: Now;
}

/** What became of each, in their order; or why nothing can be said of the target. */
export type ReplayOutcome =
  | { readonly kind: 'replayed'; readonly replayed: readonly Replayed[] }
  | { readonly kind: 'stopped'; readonly stop: Stop };

/** The findings of one format, and the target at which they are carried out again. */
export interface ReplayJob {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
  /** The ids of all findings of the report: what is not among them is new. */
  readonly known: ReadonlySet<string>;
  readonly options: CheckOptions;
  readonly warn: (note: Note) => void;
}

/** Findings that one trial shows. */
interface Group {
  readonly findings: readonly Finding[];
  readonly recipe: Recipe | undefined;
}

/** Carries out the recipes of findings again, each trial once, and judges the answers by the requirements that found them. */
export async function replay({ findings, known, options, warn, ...job }: ReplayJob): Promise<ReplayOutcome> {
  const subject = { ...job.subject, format: narrowed(job.subject.format, options.httpStatus) };
  const shared: Shared = { options, budget: undefined, traffic: new Traffic(), note: () => {}, warn };
  const first = await smoked(subject, shared);
  if (first.kind === 'stop') return { kind: 'stopped', stop: first.stop };
  const groups = [...Map.groupBy(findings, ({ recipe }) => canonical(recipe)).values()].map(groupOf);
  const used = new Map(groups.flatMap(({ recipe }) => recipe?.shared ?? []).map((trial) => [trial.id, trial]));
  const { session, close } = openSession(subject, [...used.values()], shared);
  const bench = benchOf(subject.format, options.requirements, known);
  const became = new Map<Finding, Now>();
  try {
    await inOrder(
      groups,
      { concurrency: options.concurrency, stopped: () => options.signal.aborted },
      async ({ recipe }) => refused(recipe, session, first) ?? { kind: 'ran' as const, ran: await session.run(trialOf(recipe)) },
      (came, group) => {
        for (const finding of group.findings) became.set(finding, came.kind === 'ran' ? nowOf(finding, came.ran, bench) : came);
      },
    );
  } finally {
    await session.end();
    await close();
  }
  return { kind: 'replayed', replayed: findings.map((finding) => ({ finding, now: became.get(finding) ?? cannot('not-sent', '') })) };
}
