import type { Json } from '../json/json.ts';
import type { Exchange } from './exchange.ts';
import type { FindingText, Found } from './finding.ts';
import type { Entry, Format, FormatPart, Operation, RequestDocument } from './format.ts';
import type { Probe, Scenario } from './probe.ts';
import type { Reading } from './reading.ts';
import type { Tools } from './tools.ts';

export type Level = 'MUST' | 'SHOULD';

/** One exchange with all that judging needs: the request, its cause and expectation, the answer, its reading. */
export interface Observation {
  readonly format: Format;
  readonly operation: Operation | undefined;
  readonly scenario: Scenario;
  readonly probe: Probe;
  readonly exchange: Exchange;
  readonly reading: Reading;
  /** The request with the values that were really sent. */
  readonly sent: Sent;
  /** Attempt number, from 1, of a request that was retried because the server answered "rate limit exceeded"; absent for the answer that counted. */
  readonly attempt?: number;
}

/** The resolved request of a probe. */
export interface Sent {
  readonly request: RequestDocument;
  /** The run tag of the scenario, if one was written into the request. */
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
  /** One sentence about the server with MUST, MUST NOT, SHOULD or SHOULD NOT (RFC 2119). */
  readonly title: string;
  /** Which document promises it, and in which section. */
  readonly source: string;
  /** `undefined` where it applies to the format, else the reason why not ("the format has no request ids"). */
  readonly applies: (format: Format) => string | undefined;
  /** The part of the format that it judges by: where that is only usual, its findings weigh as a SHOULD. */
  readonly restsOn?: FormatPart;
  /** What the user has to provide so that it is exercised. */
  readonly exercisedBy: string;
  /** Whether it judges the answers that carry this catalogue entry. */
  readonly explains: (entry: Entry) => boolean;
  /** Every finding code that it yields, with its sentence and what to fix. */
  readonly codes: Readonly<Record<string, FindingText>>;
  /** Which derived probes can exercise it: with `--only` no others are sent. */
  readonly provokedBy: (probe: Probe) => boolean;
  /** What it adds to a bulk of a fuzz campaign, as to those of the plan; `undefined` where it has nothing to add to this one. */
  readonly extend?: (operation: Operation, scenario: Scenario, tools: Tools) => Scenario | undefined;
  /** The scenarios that it brings. */
  readonly probes?: (tools: Tools) => Iterable<Scenario>;
}

interface Judged extends Common {
  /** Ids of requirements on exchanges that it builds on: if one of them failed for an exchange, this one is blocked there. */
  readonly needs: readonly string[];
}

/** Yields what is wrong with what was examined. */
export type Examination = () => Iterable<Found>;

/** Judged on each exchange alone. */
export interface ExchangeRequirement extends Judged {
  readonly kind: 'exchange';
  /** `undefined` if the exchange shows nothing about the requirement: then it does not count as exercised. */
  readonly examine: (observation: Observation) => Examination | undefined;
}

/** Judged on the exchanges of one scenario together. Findings cite the step they name, else the last. */
export interface ScenarioRequirement extends Judged {
  readonly kind: 'scenario';
  /** `undefined` if the scenario shows nothing about the requirement: then it does not count as exercised. */
  readonly examine: (scenario: ObservedScenario) => Examination | undefined;
}

/** Judged on all exchanges of a run together. The state is JSON, so that it can travel in the report of a shard. */
export interface AggregateRequirement extends Common {
  readonly kind: 'aggregate';
  readonly aggregate: Aggregate;
}

/** `step` returns the state unchanged for an exchange that shows nothing about the requirement; `exercised` counts the others. */
export interface Aggregate {
  readonly start: () => Json;
  readonly step: (state: Json, observation: Observation) => Json;
  readonly merge: (a: Json, b: Json) => Json;
  readonly exercised: (state: Json) => number;
  readonly end: (state: Json, format: Format) => Iterable<Found>;
  /** Names of exchanges that its findings cite; asked after each step. */
  readonly cited: (state: Json) => readonly string[];
}

export type Requirement = ExchangeRequirement | ScenarioRequirement | AggregateRequirement;

/** The requirements of a release, with their levels. */
export interface Revision {
  readonly name: string;
  readonly requirements: Readonly<Record<string, Level>>;
}
