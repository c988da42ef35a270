import type { Exchange } from './exchange.ts';
import type { Found } from './finding.ts';
import type { Format, Operation } from './format.ts';
import type { Probe, Scenario } from './probe.ts';
import type { Reading } from './reading.ts';

export type Level = 'MUST' | 'SHOULD';

/** One exchange with all that judging needs: what was asked, why, what came, how it reads. */
export interface Observation {
  readonly format: Format;
  readonly operation: Operation | undefined;
  readonly scenario: Scenario;
  readonly probe: Probe;
  readonly exchange: Exchange;
  readonly reading: Reading;
  /** The request as it was resolved: places hold the values that were really sent. */
  readonly sent: Sent;
  /** From 1, where the answer did not stand because a limit was spent: the how manyth sending of the request it answered. */
  readonly attempt?: number;
}

/** The resolved request of a probe. */
export interface Sent {
  readonly request: import('./format.ts').RequestDocument;
  /** The mark of the scenario, where a mark was bound. */
  readonly mark: string | undefined;
}

/** The observations of a scenario, in the order of its steps; a step that could not be sent is missing. */
export interface ObservedScenario {
  readonly format: Format;
  readonly scenario: Scenario;
  readonly steps: ReadonlyMap<string, Observation>;
}

interface Common {
  /** `area/name`, the file's name under `suites/`; stable once released. */
  readonly id: string;
  readonly level: Level;
  /** A MUST or SHOULD sentence about the server. */
  readonly title: string;
  /** Which document promises it. */
  readonly source: string;
  /** Requirements it builds on: where one of them failed for an exchange, this one is blocked there. */
  readonly needs: readonly string[];
  /** `undefined` where it applies to the format, else the reason why not ("the format has no request ids"). */
  readonly applies: (format: Format) => string | undefined;
  /** What the user would have to provide so that it can be exercised, for reports. */
  readonly exercisedBy: string;
  /** Of which derived probes it can say anything; absent: of any. Under `--only` the others are not sent. */
  readonly provokedBy?: (probe: Probe) => boolean;
  /** What it adds to a bulk of a fuzz campaign, as to those of the plan; `undefined` where it has nothing to add to this one. */
  readonly extend?: (operation: Operation, scenario: Scenario, tools: PlanTools) => Scenario | undefined;
  /** Scenarios of its own, where the shared ones do not do. */
  readonly probes?: (format: Format, tools: PlanTools) => Iterable<Scenario>;
}

/** What `plan/` offers to requirements that bring scenarios. */
export type PlanTools = import('./tools.ts').Tools;

/** Judged on each exchange alone. */
export interface ExchangeRequirement extends Common {
  readonly kind: 'exchange';
  /** Whether this exchange says anything about the requirement; only then is it counted as exercised. */
  readonly concerns: (observation: Observation) => boolean;
  readonly judge: (observation: Observation) => Iterable<Found>;
}

/** Judged on the exchanges of one scenario together. Findings cite the step they name, else the last. */
export interface ScenarioRequirement extends Common {
  readonly kind: 'scenario';
  readonly concerns: (scenario: ObservedScenario) => boolean;
  readonly judge: (scenario: ObservedScenario) => Iterable<Found>;
}

/** Looks across all exchanges of a run. The state is JSON, so that it can travel in the report of a shard. */
export interface AggregateRequirement extends Omit<Common, 'needs'> {
  readonly kind: 'aggregate';
  readonly aggregate: Aggregate<import('../json/json.ts').Json>;
}

/** `step` returns the state unchanged where the exchange does not concern it; `exercised` counts those that did. */
export interface Aggregate<State> {
  readonly start: () => State;
  readonly step: (state: State, observation: Observation) => State;
  readonly merge: (a: State, b: State) => State;
  readonly exercised: (state: State) => number;
  readonly end: (state: State, format: Format) => Iterable<Found>;
}

export type Requirement = ExchangeRequirement | ScenarioRequirement | AggregateRequirement;
