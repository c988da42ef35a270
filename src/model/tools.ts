import type { Json } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { Format, Link, Operation, RequestLocation, StoredRule } from './format.ts';
import type { Cause, Expectation, Probe, Scenario } from './probe.ts';

/** What `plan/` offers to requirements that bring scenarios of their own: they pick derived scenarios and add steps to them. */
export interface Tools {
  readonly format: Format;
  /** Operations of which scenarios are planned (none that write in a read-only run). */
  readonly operations: readonly Operation[];
  /** The scenarios derived for an operation; their last step is called `probe`. */
  readonly derived: (operation: Operation) => readonly Scenario[];
  /** The scenario derived for an operation that sends just this body, and needs nothing before it; `undefined` where there is none. */
  readonly sending: (operation: Operation, body: Json) => Scenario | undefined;
  /** A step that follows a link of an earlier step; `undefined` where its operation is not planned. */
  readonly follow: (link: Link, options: FollowOptions) => Probe | undefined;
  /** A step that searches for what was stored under the mark of the scenario; `undefined` where its operation is not planned. */
  readonly search: (rule: StoredRule, step: string) => Probe | undefined;
  /** The probe with the mark of the scenario at these places; the suffix tells several apart. */
  readonly marked: (probe: Probe, places: readonly { readonly to: RequestLocation; readonly suffix: string }[]) => Probe;
  /** Whether a mark at a place of a value leaves all that is wrong with it as it is: what is good stays good, and what is bad is bad in the same way. */
  readonly takesMark: (value: Json, at: Tagging) => boolean;
  /** A scenario with the steps given, otherwise like the one it stands on. */
  readonly extended: (scenario: Scenario, parts: Extension) => Scenario;
}

export interface FollowOptions {
  /** The step whose answer and request the link speaks of. */
  readonly from: string;
  readonly step: string;
  readonly cause?: Cause;
  readonly expect?: Expectation;
}

/** Where a mark is to stand in a value, and under which schema of the description the value is. */
export interface Tagging {
  readonly schema: Pointer;
  readonly place: Pointer;
  readonly suffix: string;
}

export interface Extension {
  /** The requirement that brings it; it leads the id of the scenario. */
  readonly requirement: string;
  readonly steps: readonly Probe[];
  /** Ids of scenarios beside the one it stands on that it carries out as well. */
  readonly covers?: readonly string[];
}
