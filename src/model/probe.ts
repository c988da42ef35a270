import type { Pointer } from '../json/pointer.ts';
import type { Change, Expected, RequestDocument, RequestLocation } from './format.ts';

/**
 * One request with a known cause and expectation. It is a recipe: the key, values of states, values of earlier
 * answers and the mark of the run are filled in when it is sent (`bind`, `key`).
 */
export interface Probe {
  /** What this step is for, unique in its scenario: `create`, `probe`, `read-back`. */
  readonly step: string;
  /** The operation's id, or `undefined` for a route or method that the description does not have. */
  readonly operation: string | undefined;
  readonly method: string;
  /** The path template under the base path. */
  readonly path: string;
  readonly request: RequestDocument;
  readonly body: BodyForm;
  readonly key: KeyForm;
  readonly bind: readonly Bind[];
  readonly cause: Cause;
  readonly expect: Expectation;
  /** Where in the description what is broken is promised. */
  readonly spec: Pointer;
}

/** How the body is sent. `json` is `request.body` as JSON; `raw` the given bytes (base64), whatever `request.body` says. */
export type BodyForm =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly contentType: string | undefined }
  | { readonly kind: 'raw'; readonly base64: string; readonly contentType: string | undefined };

/** Which key is sent, and where. */
export type KeyForm =
  /** The key of the run, or the one a state answered. */
  | { readonly kind: 'good' }
  /** The key a state answered as `apiKey`. */
  | { readonly kind: 'state' }
  | { readonly kind: 'none' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'truncated' }
  /** The good key in another place: a query parameter, another header, another scheme, or without its scheme. */
  | { readonly kind: 'misplaced'; readonly as: Misplaced };

export type Misplaced =
  | { readonly in: 'query'; readonly name: string }
  | { readonly in: 'header'; readonly name: string; readonly prefix: string }
  | { readonly in: 'cookie'; readonly name: string };

/** A value that is known only when the probe is sent. */
export interface Bind {
  readonly to: RequestLocation;
  readonly from:
    | { readonly kind: 'state'; readonly value: string }
    /** A value of an earlier answer: of this scenario, or of a shared one (`scenario` is its id). */
    | { readonly kind: 'answer'; readonly scenario: string | undefined; readonly step: string; readonly at: Pointer }
    | { readonly kind: 'request'; readonly step: string; readonly at: RequestLocation }
    /** The run's mark, `<run>-<n>`: the same wherever it stands in one scenario; `suffix` tells items apart. */
    | { readonly kind: 'mark'; readonly suffix: string };
}

/** One member broken in one way. */
export interface Violation {
  /** `/body/name`, `/query/limit`, `/body/things/3/content/url`. */
  readonly at: RequestLocation;
  /** The JSON Schema keyword that is broken: `required`, `type`, `maxLength`, `enum` … */
  readonly constraint: string;
  readonly change: Change;
  /** Changes made before it: what the valid request lacks on the way, or further members of which one must be there. */
  readonly also: readonly Change[];
  readonly blame: Blame;
  readonly expect: Expected;
  /** Where in the description the constraint stands. */
  readonly spec: Pointer;
}

/** Which names an answer must and may blame. */
export interface Blame {
  /** One group per broken member: naming any name of a group names that member. */
  readonly must: readonly (readonly string[])[];
  /** Names that may stand beside. */
  readonly may: readonly string[];
  /** Any non-empty name will do. */
  readonly any: boolean;
}

/** Why the answer must be what it must be: we broke it ourselves. */
export type Cause =
  | { readonly kind: 'valid'; readonly variant: string }
  | { readonly kind: 'key'; readonly how: 'none' | 'empty' | 'wrong' | 'truncated' | 'misplaced'; readonly where: string }
  | { readonly kind: 'key-and-body'; readonly how: string }
  | { readonly kind: 'malformed-json'; readonly how: string }
  | { readonly kind: 'lenient-json'; readonly how: string }
  | { readonly kind: 'empty-body' }
  | { readonly kind: 'not-an-object'; readonly type: string }
  | { readonly kind: 'media-type'; readonly how: string }
  | { readonly kind: 'violation'; readonly violations: readonly Violation[] }
  /** Something no document promises an answer for: taken or refused. */
  | { readonly kind: 'open'; readonly what: string }
  /** Somebody else sent the request: nothing is known of what is wrong with it, if anything. */
  | { readonly kind: 'recorded' }
  | { readonly kind: 'unknown-id'; readonly at: readonly RequestLocation[] }
  | { readonly kind: 'not-an-id'; readonly at: RequestLocation }
  | { readonly kind: 'case'; readonly name: string; readonly states: readonly string[] }
  | { readonly kind: 'route'; readonly how: 'unknown-path' | 'unknown-method' }
  | { readonly kind: 'large-body'; readonly bytes: number }
  | { readonly kind: 'bulk'; readonly size: number; readonly bad: readonly BadItem[] }
  | { readonly kind: 'bulk-size'; readonly size: number; readonly bound: 'min' | 'max' };

export interface BadItem {
  readonly index: number;
  /** Empty where the item is no object at all. */
  readonly violations: readonly Violation[];
  readonly blame: Blame;
}

/** What a conforming server answers. */
export type Expectation =
  | { readonly kind: 'outcome'; readonly expected: Expected; readonly blame: Blame | undefined }
  /** Items at `bad` are reported, all others created. */
  | { readonly kind: 'bulk'; readonly size: number; readonly bad: readonly BadItem[] }
  /** Any answer, from whoever: unknown routes and methods. */
  | { readonly kind: 'anything' };

/** Expected values that recur. */
export const ACCEPTED: Expected = { entries: [], accepted: true, anyEntry: false };
export const ACCEPTED_OR_REJECTED: Expected = { entries: [], accepted: true, anyEntry: true };
export const REFUSED: Expected = { entries: [], accepted: false, anyEntry: true };

/** Lists of items, single bodies, bytes that are no JSON, or parameters of the query and the path. */
export type CampaignKind = 'bulk' | 'body' | 'json' | 'parameters';

/** Where the payload of a fuzz scenario comes from: fast-check draws it again from these. */
export interface PayloadOrigin {
  readonly kind: CampaignKind;
  readonly seed: number;
  /** The run under that seed: the first part of fast-check's path. */
  readonly run: number;
  /** Its number in the campaign. */
  readonly number: number;
}

/** Probes that belong together, in order, with the states they need. Most hold one probe. */
export interface Scenario {
  /** Unique and stable: `createThing/violation/body/name/maxLength`. */
  readonly id: string;
  /** The operation in the focus of the scenario (its reports stand there). */
  readonly operation: string | undefined;
  readonly steps: readonly Probe[];
  readonly states: readonly string[];
  /** Ids of shared scenarios whose answers are bound here; they run once and are cleaned up at the end of the run. */
  readonly uses: readonly string[];
  /** True for a scenario that is only run because another one uses it. */
  readonly shared: boolean;
  /** The ids of scenarios all of whose steps are among these: where this one is carried out, those show nothing more. */
  readonly covers: readonly string[];
  /** The requirement that brought it, where one did. */
  readonly broughtBy: string | undefined;
  /** Judged only with a provider-state URL or `--assumed`. */
  readonly assumed: boolean;
  /** Set for a scenario of a fuzz campaign. */
  readonly drawn?: PayloadOrigin;
  /** Whether any step could write. */
  readonly writes: boolean;
}
