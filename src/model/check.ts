import type { Json } from '../json/json.ts';
import type { Failure, Header } from './exchange.ts';
import type { Format, PolicyName } from './format.ts';
import type { Answerer } from './reading.ts';
import type { FuzzInfo, Report } from './report.ts';
import type { Requirement } from './requirement.ts';
import type { OpenWire } from './wire.ts';

/** All that a run is told: what is judged, by what, and how gently. */
export interface CheckOptions {
  readonly formats: readonly Subject[];
  readonly requirements: readonly Requirement[];
  readonly seed: number;
  /** Scenarios under way at one time. */
  readonly concurrency: number;
  /** The pace that is kept, over all formats. */
  readonly rate?: RateLimit;
  /** All that may be sent: smoke, retries and clean-up too. */
  readonly maxRequests?: number;
  /** Requests that were sent before, to tell the format: they count. */
  readonly sentBefore?: number;
  /** Milliseconds for one answer, to its last byte. */
  readonly timeoutMs: number;
  /** Sent with every request, their values masked wherever they could be shown. */
  readonly headers: readonly Header[];
  /** The policy that is demanded of the HTTP status; `any`: whatever the format allows. */
  readonly httpStatus: PolicyName | 'any';
  readonly readOnly: boolean;
  /** Also judge what the description only assumes. */
  readonly assumed: boolean;
  /** SHOULD counts like MUST. */
  readonly strict: boolean;
  /** The part of the scenarios that is carried out, where several runs share them. */
  readonly shard?: Shard;
  /** The target is the embedded reference server, started for this run. */
  readonly embedded?: boolean;
  /** Ids or globs of requirements; empty: all. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** What is asked for of each kind of payload for each operation (README.md says how many that comes to); none where it is 0 or left out. */
  readonly runs?: number;
  /** Milliseconds after which no payload is sent any more. */
  readonly maxTimeMs?: number;
  /** Send the scenarios of findings again, each by itself, before they are reported. */
  readonly confirm?: boolean;
  /** Whether a finding counts that did not come back and that the network may have caused; `warn` unless given. */
  readonly flaky?: 'fail' | 'warn';
  /** Leave what the run created on the target. */
  readonly keep: boolean;
  /** Most resources that clean-up deletes of each format's target; without it as many as the run created. */
  readonly maxDeletes?: number;
  /** Aborts the run: nothing new is sent but clean-up, and what was judged is reported. */
  readonly signal: AbortSignal;
  readonly onProgress: (event: Progress) => void;
  /** The way to targets and their provider-state URLs: over the network unless given. A server in the same process can be asked without one. */
  readonly wire?: OpenWire;
  /** Name and version of the tool, for the report: `errspec 0.1.0`. */
  readonly tool: string;
}

/** One format and the server that is to obey it. */
export interface Subject {
  readonly format: Format;
  /** The base URL to which operation paths are appended. */
  readonly target: string;
  readonly statesUrl?: string;
  /** Values for states named by hand: state -> values. */
  readonly handStates?: ReadonlyMap<string, Readonly<Record<string, Json>>>;
  readonly apiKey?: string;
}

/** One of several runs that share the scenarios: `index` from 1 to `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** A judged run, or why there is no judgement (with what was seen until then, where there is something). */
export type CheckOutcome =
  | { readonly kind: 'judged'; readonly report: Report }
  | { readonly kind: 'not-judged'; readonly reason: Stop; readonly report: Report | undefined };

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
  /** `anyAccepted`: valid requests were accepted, but no requirement could be judged. */
  | { readonly code: 'nothing-exercised'; readonly anyAccepted: boolean; readonly maxRequests: number | undefined }
  | { readonly code: 'no-requests' }
  /** The target answered at first, but not any more; what was judged until then is reported. */
  | { readonly code: 'target-lost'; readonly failure: Failure; readonly cause: string }
);

export type StopCode = Stop['code'];

/** What a run tells while it goes on. */
export type Progress =
  /** `ms` is how long the planned requests take at the known pace; `undefined` where there is no pace. */
  | {
      readonly kind: 'planned';
      readonly format: string;
      readonly scenarios: number;
      readonly requests: number;
      readonly ms: number | undefined;
      /** Random payloads that follow, and the most items of one where that is less than the operation takes. */
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
      /** Requests a second, and milliseconds that are left at this pace. */
      readonly perSecond: number;
      readonly msLeft: number;
    }
  /** What payloads showed is made smaller: `finding`, from 1 on, of `findings`; `tries` payloads for it, the last one under way; the smallest so far. */
  | ({ readonly kind: 'shrinking'; readonly finding: number; readonly findings: number; readonly tries: number } & Pick<
      FuzzInfo,
      'size' | 'unit'
    >)
  | { readonly kind: 'waiting'; readonly seconds: number; readonly why: string };

/** Which format a target speaks. */
export type Detection =
  | { readonly kind: 'found'; readonly format: Format; readonly sent: number }
  /** As many requests were sent as may be, and formats are left that were not asked for. */
  | { readonly kind: 'no-requests' }
  | {
      readonly kind: 'none';
      /** Names of the formats that read no answer. */
      readonly tried: readonly string[];
      readonly answeredBy: Answerer | undefined;
      /** Set where nothing answered as HTTP. */
      readonly failure?: Failure;
    };
