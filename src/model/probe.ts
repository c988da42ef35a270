import type { Pointer } from '../json/pointer.ts';
import type { Change, Expected, RequestDocument, RequestLocation } from './format.ts';
import type { Method } from './method.ts';

/**
 * One request with a known cause and expectation. The key, values of provider states and earlier answers, and the run tag are filled in
 * when it is sent (`bind`, `key`).
 */
export interface Probe {
  /** The purpose of this step, unique in its scenario: `create`, `probe`, `read-back`. */
  readonly step: string;
  /** The id of the operation; `undefined` for a route or method that the description lacks. */
  readonly operation: string | undefined;
  readonly method: Method;
  /** The path template, relative to the base path. */
  readonly path: string;
  readonly request: RequestDocument;
  readonly body: BodyForm;
  /** Query parameters whose lists are sent as one text, separated by commas. */
  readonly joined?: readonly string[];
  /** The media types that the client accepts, if not JSON before all others. */
  readonly accept?: string;
  readonly key: KeyForm;
  readonly bind: readonly Bind[];
  readonly cause: Cause;
  readonly expect: Expectation;
  /** What `expect` takes for granted, where nothing promises it. */
  readonly given?: Given;
  /** Location in the description of the rule that is broken. */
  readonly spec: Pointer;
}

/** A scenario whose request must have been accepted, and what is expected where it was not, or was not sent. */
export interface Given {
  readonly scenario: string;
  readonly otherwise: Expectation;
}

/** The body on the wire. `json`: `request.body` as JSON; `digits` is the number at one location, which may have more digits than a double. `raw`: the given bytes (base64), regardless of `request.body`. */
export type BodyForm =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'json';
      readonly contentType: string | undefined;
      /** Characters beyond ASCII are written as `\u` escapes. */
      readonly escaped?: boolean;
      readonly digits?: { readonly at: RequestLocation; readonly text: string };
      /** Where the media type is lines of JSON: the parts of each element that are a line; without it, each element is one. */
      readonly lines?: readonly Pointer[];
    }
  | { readonly kind: 'raw'; readonly base64: string; readonly contentType: string | undefined };

/** The API key of a request, and its location. */
export type KeyForm =
  /** The key of the run, or the one that a provider state returned. */
  | { readonly kind: 'good' }
  /** The key that a provider state returned as `apiKey`, or as the named value. */
  | { readonly kind: 'state'; readonly value?: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'truncated' }
  /** All letters of the valid key in the other case. */
  | { readonly kind: 'other-case' }
  /** The valid key with one character more. */
  | { readonly kind: 'extended' }
  /** The valid key with another last character. */
  | { readonly kind: 'last-changed' }
  /** The valid key after its scheme and two blanks. */
  | { readonly kind: 'two-blanks' }
  /** The valid key in the wrong location: a query parameter, another header, another scheme, or without its scheme. */
  | { readonly kind: 'misplaced'; readonly as: Misplaced };

/** What is bad about a key. */
export type BadKey = Exclude<KeyForm['kind'], 'good' | 'state' | 'two-blanks'>;

export type Misplaced =
  | { readonly in: 'query'; readonly name: string }
  | { readonly in: 'header'; readonly name: string; readonly prefix: string }
  | { readonly in: 'cookie'; readonly name: string };

/** A value that becomes known only when the probe is sent. */
export interface Bind {
  readonly to: RequestLocation;
  readonly from:
    | { readonly kind: 'state'; readonly value: string }
    /** A value of an earlier answer of this scenario, or of a shared one (`scenario` is its id). */
    | { readonly kind: 'answer'; readonly scenario: string | undefined; readonly step: string; readonly at: Pointer }
    /** A value of an earlier request of this scenario, or of a shared one. */
    | { readonly kind: 'request'; readonly scenario?: string | undefined; readonly step: string; readonly at: RequestLocation }
    /** The run tag, `<run>-<n>`: the same everywhere in a scenario; `suffix` distinguishes items. */
    | { readonly kind: 'mark'; readonly suffix: string };
}

/** One member that breaks one constraint. */
export interface ConstraintViolation {
  /** `/body/name`, `/query/limit`, `/body/things/3/content/url`. */
  readonly at: RequestLocation;
  /** The JSON Schema keyword that is broken: `required`, `type`, `maxLength`, `enum` … */
  readonly constraint: string;
  readonly change: Change;
  /** Changes applied first: parents that the valid request lacks, or other members of a group that requires one of them. */
  readonly also: readonly Change[];
  readonly blame: Blame;
  readonly expect: Expected;
  /** Location of the constraint in the description. */
  readonly spec: Pointer;
}

/** The field names that an answer must and may blame. */
export interface Blame {
  /** One group for each broken member: any name in the group identifies that member. */
  readonly must: readonly (readonly string[])[];
  /** Further names that are allowed. */
  readonly may: readonly string[];
  /** Any non-empty name is right. */
  readonly any: boolean;
}

/** What is wrong with a request, known because errspec broke it. */
export type Cause =
  | { readonly kind: 'valid'; readonly variant: string }
  | { readonly kind: 'key'; readonly how: BadKey; readonly where: string }
  | { readonly kind: 'key-and-body'; readonly how: string }
  | { readonly kind: 'malformed-json'; readonly how: string }
  /** `at`: the member with the unusual value; absent where it is in no member of the description. */
  | { readonly kind: 'lenient-json'; readonly how: string; readonly at?: RequestLocation }
  | { readonly kind: 'empty-body' }
  | { readonly kind: 'not-an-object'; readonly type: string }
  | { readonly kind: 'media-type'; readonly how: string }
  | { readonly kind: 'violation'; readonly violations: readonly ConstraintViolation[] }
  /** No document promises an answer: the request may be accepted or rejected. */
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
  /** Empty if the item is not an object. */
  readonly violations: readonly ConstraintViolation[];
  readonly blame: Blame;
}

/** The answer of a conforming server. */
export type Expectation =
  | { readonly kind: 'outcome'; readonly expected: Expected; readonly blame: Blame | undefined }
  /** The items in `bad` are reported, all others are created. */
  | { readonly kind: 'bulk'; readonly size: number; readonly bad: readonly BadItem[] }
  /** Any answer, from any server on the way: unknown routes and methods. */
  | { readonly kind: 'anything' };

/** Expected values that recur. */
export const ACCEPTED: Expected = { entries: [], accepted: true, anyEntry: false };
export const ACCEPTED_OR_REJECTED: Expected = { entries: [], accepted: true, anyEntry: true };
export const REFUSED: Expected = { entries: [], accepted: false, anyEntry: true };

/** Campaigns over bulks, single bodies, malformed JSON, or query and path parameters. */
export type CampaignKind = 'bulk' | 'body' | 'json' | 'parameters';

/** The origin of a random payload; fast-check generates it again from these values. */
export interface PayloadOrigin {
  readonly kind: CampaignKind;
  readonly seed: number;
  /** The number of the payload under that seed: the first part of fast-check's path. */
  readonly run: number;
  /** Its number in the campaign. */
  readonly number: number;
}

/** Probes that belong together, in order, with the provider states they need. Most scenarios have one probe. */
export interface Scenario {
  /** Unique and stable: `createThing/violation/body/name/maxLength`. */
  readonly id: string;
  /** The operation that the scenario is about and is reported under. */
  readonly operation: string | undefined;
  readonly steps: readonly Probe[];
  readonly states: readonly string[];
  /** Ids of shared scenarios whose answers are used here; each runs once and is cleaned up at the end of the run. */
  readonly uses: readonly string[];
  /** True for a scenario that exists only because others use it. */
  readonly shared: boolean;
  /** Ids of scenarios whose steps are all included here: they need not be sent as well. */
  readonly covers: readonly string[];
  /** The requirement that contributed it, if any. */
  readonly broughtBy: string | undefined;
  /** Rests on an assumption: judged only with provider states, or if assumptions are to be judged. */
  readonly assumed: boolean;
  /** Set for a scenario of a fuzz campaign. */
  readonly drawn?: PayloadOrigin;
  /** Whether any step could write. */
  readonly writes: boolean;
}
