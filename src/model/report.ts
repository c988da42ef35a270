import type { Json } from '../json/json.ts';
import type { BaselineOutcome } from './baseline.ts';
import type { CampaignKind, KeyForm } from './probe.ts';
import type { RequiredOutcome } from './required.ts';
import type { Level } from './requirement.ts';
import type { Verdict } from './verdict.ts';

/**
 * What a run found. All but `run` and `exchanges`, the commands `curl` and `replay` of findings, and which answers show a finding about all
 * answers together, is the same for the same seed, plan and server.
 */
export interface Report {
  readonly version: 1;
  readonly run: RunInfo;
  readonly seed: number;
  /** The number of results with each verdict. */
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly results: readonly Result[];
  readonly coverage: readonly FormatCoverage[];
  /** Exchanges that findings cite, by name (`<format>:<scenario>#<step>`). The name of a "rate limit exceeded" answer after which the request was sent again ends in `, attempt <n>`. */
  readonly exchanges: Readonly<Record<string, RecordedExchange>>;
  /** The outcome of each baseline entry, if a baseline was given. */
  readonly baseline?: BaselineOutcome;
  /** What `--require` demanded, if it was given. */
  readonly required?: RequiredOutcome;
}

/** Everything that may differ between two runs with the same seed. */
export interface RunInfo {
  readonly tool: string;
  /** ISO 8601. */
  readonly started: string;
  readonly ms: number;
  readonly targets: Readonly<Record<string, string>>;
  readonly interrupted: boolean;
  readonly options: Readonly<Record<string, Json>>;
  /** All requests: probes, smoke test, provider states, retries, clean-up. */
  readonly requests: number;
  readonly retries: number;
  /** What shrinking took; absent if nothing was shrunk. */
  readonly shrinking?: ShrinkingCost;
  readonly notes: readonly RunMessage[];
  readonly warnings: readonly RunMessage[];
  /** Set if several runs share the scenarios. */
  readonly shard?: ShardInfo;
  /** Formats whose target stopped answering: the rest of their plan was not sent. */
  readonly unfinished?: readonly string[];
  /** The run verified contracts; a contract with an unjudged part counts as not verified. */
  readonly contracts?: true;
  /** Files of the descriptions that the user gave, by format. */
  readonly descriptions?: Readonly<Record<string, DescriptionFile>>;
}

/** How many requests shrinking sent, for how many findings, and how many of these may not be as small as they could be, because the requests for shrinking were used up. */
export interface ShrinkingCost {
  readonly requests: number;
  readonly findings: number;
  readonly unfinished: number;
}

/** Where a description is, and where in it the locations are that findings cite. */
export interface DescriptionFile {
  /** As the user named it. */
  readonly file: string;
  /** By JSON Pointer: line and column, from 1. */
  readonly positions: Readonly<Record<string, { readonly line: number; readonly column: number }>>;
}

/** Which part of a run this is, and the data that only merging needs. */
export interface ShardInfo {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
  /** Formats whose target could not be judged. */
  readonly stopped: readonly string[];
  /** By format: how many gaps, at the end of the list, come from scenarios of this shard; the others come from the plan. */
  readonly missed: Readonly<Record<string, number>>;
  /** By finding id: the rank of its example and the number of occurrences (0 if only a shrunk payload shows it). */
  readonly examples: Readonly<Record<string, ExampleRank & { readonly seen: number }>>;
}

/** Orders examples: the smaller one is shown; of two equal ones, the one planned earlier. */
export interface ExampleRank {
  /** Size of a random payload in the unit of its campaign (items, parameters or bytes); otherwise 0. */
  readonly units: number;
  /** Bytes of the request. */
  readonly size: number;
  /** Position of the scenario in the plan. */
  readonly at: number;
}

/** A message about a run; `reports/` writes the sentence. Reports of later versions may have further codes. */
export type RunMessage = { readonly format: string | undefined } & (
  | {
      readonly code: 'not-deleted';
      /** The operation that deletes, the status of the last try (`null`: no answer), and values that identify resources (`id 42`). */
      readonly detail: {
        readonly operation: string;
        readonly status: number | null;
        readonly resources: number;
        readonly examples: readonly string[];
      };
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
  /** Requests got no usable answer, and what they created could not be searched for; `tags` are run tags that were sent with them. */
  | {
      readonly code: 'maybe-created';
      readonly detail: { readonly operation: string; readonly requests: number; readonly tags: readonly string[] };
    }
  | { readonly code: 'no-such-state'; readonly detail: { readonly state: string } }
  /** Parts of the document that errspec works without: how many for a reason, and the first of them in the user's file. */
  | {
      readonly code: 'document-part-ignored';
      readonly detail: {
        readonly reason: string;
        readonly count: number;
        readonly pointer: string;
        readonly line: number | null;
        readonly found: string;
      };
    }
  /** Words about a document without an error format, the operations that they concern, and how many requirements could judge more by them. */
  | {
      readonly code: 'words-missing';
      readonly detail: {
        readonly word: MissingWord;
        readonly operations: number;
        readonly requirements: number;
        readonly examples: readonly string[];
      };
    }
  | { readonly code: 'tear-down-failed'; readonly detail: { readonly state: string; readonly why: string } }
);

/** What a document does not say: a request that is accepted, the errors of unknown ids and of invalid requests, how a resource is read back, how a bulk answers, how fields are blamed. */
export type MissingWord = 'valid-request' | 'unknown' | 'invalid' | 'read-back' | 'bulk' | 'fields';

/** Why clean-up leaves a resource that an answer reported as created. */
export type LeftBecause = 'more-than-sent' | 'known-before' | 'not-ours' | 'not-checked' | 'not-found' | 'max-deletes' | 'max-time';

/** One format × requirement. */
export interface Result {
  /** The requirement. */
  readonly id: string;
  readonly format: string;
  readonly level: Level;
  readonly title: string;
  readonly source: string;
  readonly verdict: Verdict;
  /** Why it was skipped, not exercised, blocked or errored. */
  readonly reason?: string;
  /** Verdicts by operation, in the order of the description. */
  readonly operations: Readonly<Record<string, Verdict>>;
  readonly findings: readonly Finding[];
  /** The state of an aggregate requirement, so that reports of shards can be merged. */
  readonly state?: Json;
}

/**
 * One defect with its smallest example. Findings of planned probes are distinguished by what was broken; findings of a campaign, whose payloads
 * are broken in many locations at once, only by requirement and code.
 */
export interface Finding {
  /** `<requirement>:` and ten hex digits, the same for any seed and run. */
  readonly id: string;
  readonly requirement: string;
  readonly code: string;
  readonly operation: string | null;
  /** The kind of the cause: `violation`, `key`, `bulk` … */
  readonly cause: string;
  /** What was sent, in a few words: `content.url missing`. */
  readonly about: string;
  readonly where: string;
  readonly expected: Json;
  readonly actual: Json;
  /** JSON Pointer into the description. */
  readonly spec: string;
  /** Set where it weighs less than its requirement: it breaks what is usual, and no promise of the description. */
  readonly level?: 'SHOULD';
  /** The number of exchanges that showed it. */
  readonly count: number;
  /** The name of the exchange that shows it, in `exchanges`. */
  readonly exchange: string | null;
  /** All requests that show it together, in the order in which they were sent; absent if one shows it. */
  readonly steps?: readonly FindingStep[];
  /** The name of the hint for its cause, where the usual hint of its code does not fit. */
  readonly advice?: string;
  /** How to generate the payload again, for a finding of a fuzz campaign. */
  readonly fuzz?: FuzzInfo;
  /** What was broken in the payloads that showed it, for a finding of a fuzz campaign; sorted by cause and pointer. */
  readonly places?: readonly CountedLocation[];
  /** The scenario that shows it, with placeholders, so that it can be sent again. */
  readonly recipe: Json;
  /** The result of sending its scenario again; absent if the finding came back or nothing was sent. */
  readonly recurrence?: Recurrence;
  /** The reason and line of the baseline entry that accepts it. An accepted finding does not affect the exit code. */
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

/** One of several requests that show a finding together. */
export interface FindingStep {
  /** Its name in `exchanges`. */
  readonly exchange: string;
  readonly operation: string | null;
  /** Which API key it carried. */
  readonly key: KeyForm['kind'];
  /** What was sent, in a few words. */
  readonly about: string;
}

/**
 * What happened when the scenario of a finding was sent again by itself. `flaky`: it passed, and the network or a gateway may have caused the
 * finding; `concurrent`: it failed only beside other requests; `once`: it passed.
 */
export type Recurrence =
  | { readonly kind: 'flaky'; readonly tries: number; readonly counts: boolean }
  | { readonly kind: 'concurrent' }
  | { readonly kind: 'once' };

/** A payload that fast-check draws again from `seed` and `path`. */
export interface FuzzInfo {
  readonly seed: number;
  readonly path: string;
  /** Size of the first payload that showed it, and of the one shown: in items of a bulk, parameters, or bytes of the body. */
  readonly size: number;
  readonly shrunkTo: number;
  readonly unit: 'items' | 'parameters' | 'bytes';
  /** The kind of the campaign. */
  readonly kind: CampaignKind;
}

/** What was broken: the cause, and the location in the description of the rule that it breaks. */
export interface CauseLocation {
  /** The kind of the cause. */
  readonly cause: string;
  /** JSON Pointer into the description. */
  readonly spec: string;
}

export interface CountedLocation extends CauseLocation {
  /** Number of exchanges; 0 if only a shrunk payload shows it. */
  readonly count: number;
}

/** Documented and usual codes × operations. */
export interface FormatCoverage {
  readonly format: string;
  /** Whether a success of each operation was observed. */
  readonly successes: CodeCoverage['operations'];
  readonly codes: readonly CodeCoverage[];
  /** Codes in answers that are not in the catalogue. */
  readonly undocumented: readonly { readonly operation: string; readonly code: string }[];
  /** What was not exercised, and what would exercise it. */
  readonly gaps: readonly Gap[];
}

export interface CodeCoverage {
  readonly entry: string;
  readonly meaning: string;
  /** Set where the description documents neither the code nor its status: it is only usual. */
  readonly usual?: true;
  /** Only operations for which a probe expects the code, or an answer carried it. */
  readonly operations: Readonly<Record<string, 'observed' | 'wrong' | 'not-exercised'>>;
}

export type Gap = GapReason & { readonly scenarios: number; readonly entries: readonly string[] };

/** Why something documented was not exercised; `needs` names what would exercise it. */
export type GapReason =
  /**
   * `state`, `valid-request`, `state-failed`: a provider state that is unknown (for cases, or for valid requests), or could not be set up.
   * The others: an operation that is not called. `out-of-reach`: `needs` says why, `entries` are the operations. `limited`: the target kept answering "rate limit exceeded".
   */
  | {
      readonly why: 'state' | 'valid-request' | 'state-failed' | 'assumed' | 'read-only' | 'not-offered' | 'limited' | 'out-of-reach';
      readonly needs: string;
    }
  /**
   * The run was cancelled, used up its requests, kept them to delete what the target creates, or the target stopped answering;
   * `failures`: it stopped after as many failures as it was allowed; `local-error`: this machine was too busy or out of resources; `read-only`: the run must not write.
   */
  | {
      readonly why: 'not-sent';
      readonly needs:
        | 'cancelled'
        | 'requests'
        | 'requests-for-clean-up'
        | 'target-lost'
        | 'local-error'
        | 'read-only'
        | 'failures'
        | 'writes';
    }
  /** The requests, the time for fuzz payloads, or the rights of the key do not suffice. */
  | { readonly why: 'budget' | 'time' | 'no-write-access'; readonly needs: null };

/** A body that is too large for a report. */
export interface WholeBody {
  readonly bytes: number;
  readonly sha256: string;
}

/** An exchange as the report stores it; the key is masked. */
export interface RecordedExchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text where it is UTF-8, else `base64:` and the bytes. */
  readonly body: string | null;
  readonly answer:
    | {
        readonly status: number;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: string;
        /** Set if `body` is only a part: of JSON what matters for the finding, else the beginning. */
        readonly whole?: WholeBody;
        readonly ms: number;
      }
    | { readonly failure: string; readonly detail: string };
  readonly answeredBy: string | null;
}
