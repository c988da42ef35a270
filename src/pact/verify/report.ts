import type { Report, Result } from '../../model/report.ts';
import { summaryOf } from '../../results/summary.ts';
import type { Round } from '../rounds.ts';

interface VerifyRun {
  /** Name and version of errspec. */
  readonly tool: string;
  readonly started: Date;
  readonly rounds: readonly Round[];
  readonly interrupted: boolean;
  readonly timeoutMs: number;
}

/** The report of a verification, in the form of a run: each interaction is a result. */
export function reportOf(results: readonly Result[], { tool, started, rounds, interrupted, timeoutMs }: VerifyRun): Report {
  return {
    version: 1,
    run: {
      tool,
      started: started.toISOString(),
      ms: Date.now() - started.getTime(),
      targets: Object.fromEntries(rounds.map(({ provider, subject }) => [provider, subject.target])),
      interrupted,
      options: {
        pacts: rounds.flatMap(({ pacts }) => pacts.map(({ consumer, provider }) => `${consumer}-${provider}`)),
        timeoutMs,
      },
      requests: results.length,
      retries: 0,
      notes: [],
      warnings: [],
      contracts: true,
    },
    seed: 0,
    summary: summaryOf(results),
    results,
    coverage: [],
    exchanges: {},
  };
}
