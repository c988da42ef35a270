import type { Verdict } from './verdict.ts';

/** What `--require` demands of a run: that requirements are judged, and that documented codes are observed. */
export interface Demands {
  /** Ids, areas or globs of requirements; `all` stands for every selected one. */
  readonly requirements: readonly string[];
  /** Percentage of the documented codes of each format, from 0 to 100. */
  readonly codes?: number;
}

/** Something that `--require` demands and the run did not exercise. */
export type Unmet =
  | {
      readonly kind: 'requirement';
      readonly format: string;
      readonly requirement: string;
      readonly verdict: Extract<Verdict, 'not-exercised' | 'blocked'>;
      readonly reason: string;
    }
  | {
      readonly kind: 'codes';
      readonly format: string;
      /** Percentage that is demanded. */
      readonly demanded: number;
      readonly observed: number;
      readonly documented: number;
      /** Codes that were not observed. */
      readonly missing: readonly string[];
    };

/** The outcome of `--require`: the demands as they were given, and those that are not met. */
export interface RequiredOutcome {
  readonly demands: readonly string[];
  readonly unmet: readonly Unmet[];
}
