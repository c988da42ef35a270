import type { Json } from '../json/json.ts';
import type { BaselineOutcome } from './baseline.ts';
import type { CampaignKind } from './probe.ts';
import type { Level } from './requirement.ts';
import type { Verdict } from './verdict.ts';

/**
 * What a run found. All but `run` and `exchanges`, and the commands `curl` and `replay` of findings, is the same for the
 * same seed, plan and server.
 */
export interface Report {
  readonly version: 1;
  readonly run: RunInfo;
  readonly seed: number;
  /** How many results have which verdict. */
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly results: readonly Result[];
  readonly coverage: readonly FormatCoverage[];
  /** Exchanges that findings cite, by their name (`<format>:<scenario>#<step>`); an answer of a spent limit that was waited out ends in `, attempt <n>`. */
  readonly exchanges: Readonly<Record<string, RecordedExchange>>;
  /** What became of the entries of `--baseline`, where one was given. */
  readonly baseline?: BaselineOutcome;
}

/** What may differ between two runs of one seed. */
export interface RunInfo {
  readonly tool: string;
  /** ISO 8601. */
  readonly started: string;
  readonly ms: number;
  readonly targets: Readonly<Record<string, string>>;
  readonly interrupted: boolean;
  readonly options: Readonly<Record<string, Json>>;
  /** All that was sent: probes, smoke, states, retries, clean-up. */
  readonly requests: number;
  readonly retries: number;
  readonly notes: readonly RunMessage[];
  readonly warnings: readonly RunMessage[];
  /** Where the run is one of several that share the scenarios. */
  readonly shard?: ShardInfo;
  /** Formats whose target stopped answering: the rest of their plan was not sent. */
  readonly unfinished?: readonly string[];
  /** Contracts were verified: one of which a part could not be judged is not verified. */
  readonly contracts?: true;
}

/** Which part of a run this is, and what joining the parts needs beside what they tell. */
export interface ShardInfo {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
  /** Formats whose target could not be judged. */
  readonly stopped: readonly string[];
  /** By format: how many gaps, at the end of its list, were met by the scenarios of this shard; those before are of the plan. */
  readonly missed: Readonly<Record<string, number>>;
  /** By the id of a finding: how good an example shows it, and how often it was seen (0 where only a payload that was made smaller shows it). */
  readonly examples: Readonly<Record<string, ExampleRank & { readonly seen: number }>>;
}

/** Of two examples the smaller is shown; of two equal ones the one that is planned earlier. */
export interface ExampleRank {
  /** Of a random payload what its campaign counts: items, parameters or bytes; else 0. */
  readonly units: number;
  /** Bytes of the request. */
  readonly size: number;
  /** The place of the scenario in the plan. */
  readonly at: number;
}

/** Something the user should know about a run; the sentence is made in `reports/`. A report of a later version may have codes that are not listed here. */
export type RunMessage = { readonly format: string | undefined } & (
  | {
      readonly code: 'not-deleted';
      /** The operation that deletes, the values that identify the resource (`id 42`), and the status of the last try. */
      readonly detail: { readonly operation: string; readonly at: string; readonly status: number | null };
    }
  | { readonly code: 'not-deleted-for-budget'; readonly detail: { readonly operation: string; readonly resources: number } }
  | {
      readonly code: 'left-in-place';
      readonly detail: {
        readonly why: LeftBecause;
        readonly operation: string;
        readonly resources: number;
        readonly examples: readonly string[];
      };
    }
  /** Connections were closed under requests that may have created something. */
  | { readonly code: 'cut-off'; readonly detail: { readonly requests: number } }
  | { readonly code: 'no-such-state'; readonly detail: { readonly state: string } }
  | { readonly code: 'tear-down-failed'; readonly detail: { readonly state: string; readonly why: string } }
);

/** Why clean-up leaves a resource that an answer reported as created. */
export type LeftBecause = 'more-than-sent' | 'known-before' | 'not-ours' | 'not-checked' | 'max-deletes';

/** One format × requirement. */
export interface Result {
  /** The requirement. */
  readonly id: string;
  readonly format: string;
  readonly level: Level;
  readonly title: string;
  readonly source: string;
  readonly verdict: Verdict;
  /** Why it is skipped, not exercised, blocked or errored. */
  readonly reason?: string;
  /** Verdicts by operation, in the order of the description. */
  readonly operations: Readonly<Record<string, Verdict>>;
  readonly findings: readonly Finding[];
  /** The state of a fold, so that reports of shards can be merged. */
  readonly state?: Json;
}

/**
 * One mechanism that is wrong, with its smallest example. What planned probes show is told apart by what was broken; what a campaign
 * shows, where payloads are broken in many places at once, by requirement and code.
 */
export interface Finding {
  /** `<requirement>:` and ten hex digits, the same for any seed and run. */
  readonly id: string;
  readonly requirement: string;
  readonly code: string;
  readonly operation: string | null;
  /** The kind of the cause: `violation`, `key`, `bulk` … */
  readonly cause: string;
  /** What was sent, in short: `content.url missing`. */
  readonly about: string;
  readonly where: string;
  readonly expected: Json;
  readonly actual: Json;
  /** JSON Pointer into the description. */
  readonly spec: string;
  /** In how many exchanges it showed. */
  readonly count: number;
  /** The name of the exchange that shows it, in `exchanges`. */
  readonly exchange: string | null;
  /** Where the payload that shows it comes from, for a finding of a fuzz campaign. */
  readonly fuzz?: FuzzInfo;
  /** What was broken in the payloads that showed it, for a finding of a fuzz campaign: in the order of causes and pointers. */
  readonly places?: readonly CountedLocation[];
  /** The scenario that shows it, with placeholders: it can be carried out again. */
  readonly recipe: Json;
  /** How it came back when its scenario was sent again; absent where it did, or was not sent again. */
  readonly recurrence?: Recurrence;
  /** The baseline accepts it: why, and the line of the entry. It does not count against the exit code. */
  readonly known?: { readonly reason: string; readonly line: number };
  /** The finding as a sentence, in a report that was read back: what happened, what was expected. */
  readonly sentence?: string;
  /** What to do about it, in a report that was read back. */
  readonly hint?: string;
  /** The request as a shell command, in a report that was read back; what must be done first is in comments before it. */
  readonly curl?: string;
  /** The command that sends the scenario again, in a report that was read back. */
  readonly replay?: string;
}

/**
 * How a finding came back when its scenario was sent again by itself: `flaky`: not, and the network or a gateway may have caused it; `concurrent`:
 * only while other requests were under way; `once`: not at all.
 */
export type Recurrence =
  | { readonly kind: 'flaky'; readonly tries: number; readonly counts: boolean }
  | { readonly kind: 'concurrent' }
  | { readonly kind: 'once' };

/** A payload that fast-check draws again from `seed` and `path`. */
export interface FuzzInfo {
  readonly seed: number;
  readonly path: string;
  /** How large the payload was in which it was first seen, and the one that is shown: items of a bulk, parameters, else bytes of the body. */
  readonly size: number;
  readonly shrunkTo: number;
  readonly unit: 'items' | 'parameters' | 'bytes';
  /** Of which campaign over the operation. */
  readonly kind: CampaignKind;
}

/** What was broken: the cause, and where the description says what holds there. */
export interface CauseLocation {
  /** The kind of the cause. */
  readonly cause: string;
  /** JSON Pointer into the description. */
  readonly spec: string;
}

export interface CountedLocation extends CauseLocation {
  /** In how many exchanges; 0 where only a payload that was made smaller shows it. */
  readonly count: number;
}

/** Documented codes × operations. */
export interface FormatCoverage {
  readonly format: string;
  /** Operations of which a success was seen, or is still to be seen. */
  readonly successes: CodeCoverage['operations'];
  readonly codes: readonly CodeCoverage[];
  /** Codes that were answered but stand in no catalogue. */
  readonly undocumented: readonly { readonly operation: string; readonly code: string }[];
  /** What was not exercised, and what it would take. */
  readonly gaps: readonly Gap[];
}

export interface CodeCoverage {
  readonly entry: string;
  readonly meaning: string;
  /** Only operations for which a probe expects the code, or an answer carried it. */
  readonly operations: Readonly<Record<string, 'observed' | 'wrong' | 'not-exercised'>>;
}

export type Gap = GapReason & { readonly scenarios: number; readonly entries: readonly string[] };

/** Why something documented was not exercised; `needs` names what would exercise it. */
export type GapReason =
  /**
   * `state`, `valid-request`, `state-failed`: a provider state that is unknown (for cases, or for valid requests), or could not be set up.
   * The others: an operation that is not called. `limited`: the target kept answering "rate limit exceeded".
   */
  | {
      readonly why: 'state' | 'valid-request' | 'state-failed' | 'assumed' | 'read-only' | 'not-offered' | 'limited';
      readonly needs: string;
    }
  /**
   * The run was cancelled, used up its requests, kept them to delete what the target creates, or the target stopped answering;
   * `local-error`: this machine could not send.
   */
  | { readonly why: 'not-sent'; readonly needs: 'cancelled' | 'requests' | 'requests-for-clean-up' | 'target-lost' | 'local-error' }
  /** The requests, the time for fuzz payloads, or the rights of the key do not suffice. */
  | { readonly why: 'budget' | 'time' | 'no-write-access'; readonly needs: null };

/** An exchange as it stands in the report; the key is masked. */
export interface RecordedExchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text where it is UTF-8, else `base64:` and the bytes. */
  readonly body: string | null;
  readonly answer:
    | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string; readonly ms: number }
    | { readonly failure: string; readonly detail: string };
  readonly answeredBy: string | null;
}
