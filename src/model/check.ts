import type { Json } from '../json/json.ts';
import type { Failure, Header } from './exchange.ts';
import type { Format, Operation, PolicyName } from './format.ts';
import type { Answerer } from './reading.ts';
import type { Finding, FuzzInfo, RecordedExchange, Report } from './report.ts';
import type { Level, Requirement } from './requirement.ts';
import type { OpenWire } from './wire.ts';

/** The options of a run: what is judged, by which requirements, and how fast. */
export interface CheckOptions {
  readonly formats: readonly Subject[];
  readonly requirements: readonly Requirement[];
  readonly seed: number;
  /** Scenarios under way at one time. */
  readonly concurrency: number;
  /** Most requests per time, over all formats. */
  readonly rate?: RateLimit;
  /** Most requests of the run, including smoke test, retries and clean-up. */
  readonly maxRequests?: number;
  /** Requests already sent to detect the format; they count towards `maxRequests`. */
  readonly sentBefore?: number;
  /** Milliseconds for one answer, to its last byte. */
  readonly timeoutMs: number;
  /** Headers of every request; their values are masked in all output. */
  readonly headers: readonly Header[];
  /** The required HTTP status policy; `any` allows what the format allows. */
  readonly httpStatus: PolicyName | 'any';
  readonly readOnly: boolean;
  /** Also judge what the description only assumes. */
  readonly assumed: boolean;
  /** What must be exercised, as `--require` takes it; the report names what was not. */
  readonly require?: readonly string[];
  /** SHOULD counts like MUST. */
  readonly strict: boolean;
  /** The part of the scenarios that this run sends, where several runs share them. */
  readonly shard?: Shard;
  /** The target is the embedded reference server, started for this run. */
  readonly embedded?: boolean;
  /** The operations to judge; all unless given. */
  readonly operations?: OperationSelection;
  /** Ids or globs of requirements; empty: all. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** A frozen set of requirements: those that came later are not judged. */
  readonly revision?: FrozenRequirements;
  /** Random payloads of each kind for each operation; none if 0 or omitted. README.md says how many requests that makes. */
  readonly runs?: number;
  /** Milliseconds after which the run ends. The last fifth, at most 30 s, is kept for clean-up: what is not sent until then is listed as not exercised. */
  readonly maxTimeMs?: number;
  /** Send the scenarios of findings again, each by itself, before they are reported. */
  readonly confirm?: boolean;
  /** Whether a finding counts that did not come back and that the network may have caused; `warn` unless given. */
  readonly flaky?: 'fail' | 'warn';
  /** Stop sending after so many failures: different findings of a MUST, and of a SHOULD if `strict`. */
  readonly maxFailures?: number;
  /** Whether a finding is accepted, by a baseline say: it is neither reported while the run is under way nor counted for `maxFailures`. */
  readonly accepts?: (finding: Finding, exchange: RecordedExchange | undefined) => boolean;
  /** Do not delete the resources that the run created. */
  readonly keep: boolean;
  /** Most resources that clean-up deletes from each target; unlimited if omitted. */
  readonly maxDeletes?: number;
  /** Most resources that requests could write, over all formats; a bulk counts each of its items. Clean-up does not count. */
  readonly maxWrites?: number;
  /** Aborting it ends the run: clean-up still runs, and everything judged so far is reported. */
  readonly signal: AbortSignal;
  readonly onProgress: (event: Progress) => void;
  /** Replaces the network connection to targets and provider-state URLs, to call a server in the same process. */
  readonly wire?: OpenWire;
  /** Name and version of the tool, for the report: `errspec 0.1.0`. */
  readonly tool: string;
}

/** Which operations are judged. */
export interface OperationSelection {
  /** The options that select them, for the report. */
  readonly words: readonly string[];
  readonly isSelected: (operation: Operation) => boolean;
}

/** The requirements of an earlier release. */
export interface FrozenRequirements {
  readonly name: string;
  /** Ids of the requirements that it does not have. */
  readonly later: readonly string[];
}

/** A format and the server that is judged by it. */
export interface Subject {
  readonly format: Format;
  /** The base URL to which operation paths are appended. */
  readonly target: string;
  readonly statesUrl?: string;
  /** Values of provider states that the user wrote down, by state. */
  readonly handStates?: ReadonlyMap<string, Readonly<Record<string, Json>>>;
  readonly apiKey?: string;
  /** Where new keys are from, if keys expire; it begins with `apiKey`. */
  readonly freshKeys?: FreshKeys;
}

/** Keys that expire during a run. */
export interface FreshKeys {
  readonly current: string;
  /** Fetches a new key after the target rejected one; `false` if there is none. */
  readonly renewed: (rejected: string | undefined) => Promise<boolean>;
  /** Notes whether the target accepted a new key. */
  readonly note: (isAccepted: boolean) => void;
}

/** This run is number `index`, from 1, of `of` runs that share the scenarios. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** A judged run, or the reason why it is inconclusive, with a report of everything judged until then, if any. */
export type CheckOutcome =
  | { readonly kind: 'judged'; readonly report: Report }
  | {
      readonly kind: 'not-judged';
      readonly reason: Stop;
      readonly report: Report | undefined;
      /** If nothing was judged, so that there is no report: one that says so, for programs that expect a file. */
      readonly empty?: Report;
    };

/** Why a run is inconclusive; the sentences are made in `cli/`. `format` is `undefined` if the reason concerns no single format. */
export type Stop = { readonly format: string | undefined } & (
  | { readonly code: 'nothing-answers'; readonly failure: Failure; readonly cause: string }
  /** No answer is in the format; `status` and `answeredBy` are those of the first answer. */
  | { readonly code: 'no-format-reads'; readonly status: number | undefined; readonly answeredBy: string | undefined }
  | { readonly code: 'key-refused' }
  /** The target answers nothing but "rate limit exceeded". */
  | { readonly code: 'rate-limited' }
  /** `url` is the provider-state URL without its query. */
  | { readonly code: 'states-unreachable'; readonly url: string; readonly cause: string }
  /** The provider-state URL rejected every state of the format. */
  | { readonly code: 'states-unknown'; readonly url: string }
  /** `anyAccepted`: valid requests were accepted, but no requirement could be judged. */
  | { readonly code: 'nothing-exercised'; readonly anyAccepted: boolean; readonly maxRequests: number | undefined }
  | { readonly code: 'no-requests' }
  /** The target answered at first, but not any more; what was judged until then is reported. */
  | { readonly code: 'target-lost'; readonly failure: Failure; readonly cause: string }
);

export type StopCode = Stop['code'];

/** An event during a run. */
export type Progress =
  /** `ms` estimates the time for the planned requests; `undefined` if no rate limit is known. */
  | {
      readonly kind: 'planned';
      readonly format: string;
      readonly scenarios: number;
      readonly requests: number;
      readonly ms: number | undefined;
      /** The number of random payloads that follow, and the longest bulk, if shorter than the operation allows. */
      readonly payloads: number;
      readonly longest: number | undefined;
    }
  /** `done` and `total` are scenarios, over all formats. */
  | { readonly kind: 'done'; readonly done: number; readonly total: number; readonly findings: number; readonly requests: number }
  /** `payloads` of `runs`, over all campaigns of a format; the last one was for `operation`. */
  | {
      readonly kind: 'fuzzed';
      readonly operation: string;
      readonly payloads: number;
      readonly runs: number;
      readonly findings: number;
      readonly requests: number;
      /** Requests per second, and the milliseconds left at that speed. */
      readonly perSecond: number;
      readonly msLeft: number;
    }
  /** Finding number `finding`, from 1, of `findings` is being shrunk; payload number `tries` is under way; `size` is the smallest so far. */
  | ({ readonly kind: 'shrinking'; readonly finding: number; readonly findings: number; readonly tries: number } & Pick<
      FuzzInfo,
      'size' | 'unit'
    >)
  | { readonly kind: 'waiting'; readonly seconds: number; readonly why: string }
  /** A requirement failed in an operation in a way that was not reported before; the report may merge it with others, or show a smaller example. */
  | { readonly kind: 'found'; readonly format: string; readonly level: Level; readonly finding: Finding };

/** Which format a target speaks. */
export type Detection =
  | { readonly kind: 'found'; readonly format: Format; readonly sent: number }
  /** The request budget was used up before every format had been tried. */
  | { readonly kind: 'no-requests' }
  | {
      readonly kind: 'none';
      /** Names of the formats that could not read any answer. */
      readonly tried: readonly string[];
      readonly answeredBy: Answerer | undefined;
      /** Set if no HTTP answer came at all. */
      readonly failure?: Failure;
    };
