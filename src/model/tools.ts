import type { Json } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { Format, Link, Operation, RequestLocation, StoredRule } from './format.ts';
import type { Cause, Expectation, Probe, Scenario } from './probe.ts';

/** The tools of requirements that bring scenarios: they pick derived scenarios and add steps to them. */
export interface Tools {
  readonly format: Format;
  /** Operations of which scenarios are planned (none that write in a read-only run). */
  readonly operations: readonly Operation[];
  /** The scenarios derived for an operation; their last step is called `probe`. */
  readonly derived: (operation: Operation) => readonly Scenario[];
  /** The derived scenario of an operation that is one request with this body; `undefined` if there is none. */
  readonly sending: (operation: Operation, body: Json) => Scenario | undefined;
  /** A step that follows a link of an earlier step; `undefined` if its operation is not planned. */
  readonly follow: (link: Link, options: FollowOptions) => Probe | undefined;
  /** A step that searches for the run tag of the scenario; `undefined` if its operation is not planned. */
  readonly search: (rule: StoredRule, step: string) => Probe | undefined;
  /** The probe with the run tag of the scenario at these locations, each with a suffix of its own. */
  readonly tagged: (probe: Probe, places: readonly { readonly to: RequestLocation; readonly suffix: string }[]) => Probe;
  /** Whether a run tag in a value changes nothing about its validity: a valid value stays valid, an invalid one violates the same constraints. */
  readonly takesTag: (value: Json, at: Tagging) => boolean;
  /** A scenario with these steps, otherwise like the given one. */
  readonly extended: (scenario: Scenario, parts: Extension) => Scenario;
}

export interface FollowOptions {
  /** The step from whose answer and request the link takes its values. */
  readonly from: string;
  readonly step: string;
  readonly cause?: Cause;
  readonly expect?: Expectation;
}

/** Where a run tag is written in a value, and the schema of the value in the description. */
export interface Tagging {
  readonly schema: Pointer;
  readonly place: Pointer;
  readonly suffix: string;
}

export interface Extension {
  /** The requirement that brings it; it leads the id of the scenario. */
  readonly requirement: string;
  readonly steps: readonly Probe[];
  /** Ids of further scenarios that it carries out as well. */
  readonly covers?: readonly string[];
}
