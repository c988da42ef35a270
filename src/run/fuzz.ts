import type { Judgement } from '../judge/engine.ts';
import type { Trial } from '../model/probe.ts';
import type { Campaign, Chunk } from '../plan/campaign.ts';
import { inOrder } from './pool.ts';
import type { Session } from './session.ts';
import { type Origin, shrink, sizeOf } from './shrink.ts';
import type { Shared } from './subject-run.ts';
import type { Tally } from './tally.ts';

/** What a campaign is carried out with. */
export interface Fuzzing {
  readonly session: Session;
  readonly shared: Shared;
  readonly tally: Tally;
  /** When to begin nothing new, in milliseconds of `performance.now()`. */
  readonly until: number;
}

/** Carries out a campaign chunk by chunk: sends and judges its payloads, then makes those that show findings smaller. */
export async function fuzz(campaign: Campaign, fuzzing: Fuzzing): Promise<void> {
  const { options } = fuzzing.shared;
  const share = options.shard;
  for (const chunk of campaign.chunks) {
    if (share !== undefined && chunk.index % share.of !== share.index - 1) continue;
    if (isOver(fuzzing)) return;
    await ofChunk(campaign, chunk, fuzzing);
  }
}

async function ofChunk(campaign: Campaign, chunk: Chunk, fuzzing: Fuzzing): Promise<void> {
  const { session, shared, tally } = fuzzing;
  const first = new Map<string, Origin>();
  await inOrder(
    chunk.trials(),
    { concurrency: shared.options.concurrency, stopped: () => isOver(fuzzing) },
    (trial) => session.run(trial),
    (ran, trial) => {
      for (const origin of originsOf(trial, tally.add(ran))) {
        const key = `${origin.requirement} ${origin.code}`;
        if (!first.has(key)) first.set(key, origin);
      }
      shared.options.onProgress({
        kind: 'fuzzed',
        operation: campaign.operation.id,
        payloads: (trial.drawn?.number ?? 0) + 1,
        runs: campaign.runs,
        findings: tally.findings,
        requests: shared.traffic.requests,
      });
    },
  );
  for (const origin of first.values()) {
    const shrunk = await shrink(origin, { session, judge: tally.judge, campaign, stopped: () => isOver(fuzzing) });
    if (shrunk !== undefined) tally.shrunk(origin, shrunk);
  }
}

function isOver({ shared, until }: Fuzzing): boolean {
  return shared.options.signal.aborted || performance.now() >= until;
}

/** Where the findings of a trial were drawn. */
function originsOf(trial: Trial, judgements: readonly Judgement[]): readonly Origin[] {
  const { drawn } = trial;
  if (drawn === undefined) return [];
  const items = sizeOf(trial);
  return judgements.flatMap(({ requirement, findings }) =>
    findings.map(({ found }): Origin => ({ requirement, code: found.code, drawn, items })),
  );
}
