import type { Json } from '../../src/json/json.ts';
import type { FindingText, Found } from '../../src/model/finding.ts';
import type { Entry, Format, FormatPart, Operation } from '../../src/model/format.ts';
import type { Probe, Scenario } from '../../src/model/probe.ts';
import type {
  AggregateRequirement,
  ExchangeRequirement,
  Level,
  Observation,
  ObservedScenario,
  ScenarioRequirement,
} from '../../src/model/requirement.ts';
import type { Extension, Tools } from '../../src/model/tools.ts';

/** A finding code as a requirement writes it. The parameter of `says` gives `expected` and `actual` their types: `find` asks for them. */
export interface CodeText {
  readonly says: (facts: never) => string;
  /** What to fix, in one line. */
  readonly hint: string;
  /** What to fix for causes that need another hint, by the name that findings give (`advice`). */
  readonly hints?: Readonly<Record<string, string>>;
}

export type CodeTexts = Readonly<Record<string, CodeText>>;

/** The parts of a finding that the sentence of its code asks for. */
type PartsOf<Text extends CodeText> = Text['says'] extends (facts: infer Facts) => string
  ? Omit<Found, 'code' | 'expected' | 'actual'> & { readonly expected: Fact<Facts, 'expected'>; readonly actual: Fact<Facts, 'actual'> }
  : never;

/** A fact that the sentence does not use may be any value. */
type Fact<Facts, Name extends 'expected' | 'actual'> = Facts extends { readonly [name in Name]: infer Value } ? Value : Json;

/** Makes a finding of each code, from what its sentence needs. */
export type Find<Codes extends CodeTexts> = { readonly [Code in keyof Codes]: (parts: PartsOf<Codes[Code]>) => Found };

interface Definition<Codes extends CodeTexts> {
  /** `area/name`, the file's name under `suites/`; stable once released. */
  readonly id: string;
  readonly level: Level;
  /** One sentence about the server with MUST, MUST NOT, SHOULD or SHOULD NOT (RFC 2119). */
  readonly title: string;
  /** Which document promises it, and in which section. */
  readonly source: string;
  /** Requirements for which this one applies to a format, else the reason why not; all formats unless given. */
  readonly applies?: (format: Format) => string | undefined;
  /** The part of the format that it judges by, if that may be only usual: its findings weigh as a SHOULD then. */
  readonly restsOn?: FormatPart;
  /** What the user has to provide so that it is exercised. */
  readonly exercisedBy: string;
  /** Whether it judges the answers that carry a catalogue entry; none unless given. */
  readonly explains?: (entry: Entry) => boolean;
  /** Every finding code that it yields, with its sentence and what to fix. */
  readonly codes: Codes;
}

/** A requirement that other requirements can block. */
interface JudgedDefinition<Codes extends CodeTexts> extends Definition<Codes> {
  /** Ids of requirements on exchanges that it builds on: if one of them failed for an exchange, this one is blocked there. None unless given. */
  readonly needs?: readonly string[];
  /** Which derived probes can exercise it: with `--only` no others are sent. */
  readonly provokedBy?: (probe: Probe) => boolean;
}

interface ExchangeDefinition<Codes extends CodeTexts, Subject> extends JudgedDefinition<Codes> {
  /** The part of an exchange that is judged; `undefined` if the exchange shows nothing about the requirement: then it does not count as exercised. */
  readonly select: (observation: Observation) => Subject | undefined;
  readonly judge: (subject: Subject, context: { readonly find: Find<Codes>; readonly observation: Observation }) => Iterable<Found>;
}

/** A requirement that is judged on each exchange alone. Derived probes of every kind exercise it unless `provokedBy` is given. */
export function exchange<const Codes extends CodeTexts, Subject>(definition: ExchangeDefinition<Codes, Subject>): ExchangeRequirement {
  const { select, judge, codes } = definition;
  const find = finder(codes);
  return {
    kind: 'exchange',
    ...common(definition),
    needs: definition.needs ?? [],
    provokedBy: definition.provokedBy ?? (() => true),
    examine: (observation) => {
      const subject = select(observation);
      return subject === undefined ? undefined : () => judge(subject, { find, observation });
    },
  };
}

/** The tools of a requirement: scenarios that it extends are marked as brought by it. */
export type OwnTools = Omit<Tools, 'extended'> & {
  readonly extended: (scenario: Scenario, parts: Omit<Extension, 'requirement'>) => Scenario;
};

interface ScenarioDefinition<Codes extends CodeTexts, Subject> extends JudgedDefinition<Codes> {
  /** Which scenarios `select` is asked about: those that the requirement brings, unless it says `all`. */
  readonly judges?: 'own' | 'all';
  /** The part of a scenario that is judged; `undefined` if it shows nothing about the requirement: then it does not count as exercised. */
  readonly select: (scenario: ObservedScenario) => Subject | undefined;
  /** Findings cite the step they name, else the last. */
  readonly judge: (subject: Subject, context: { readonly find: Find<Codes>; readonly scenario: ObservedScenario }) => Iterable<Found>;
  /** The scenarios that it brings. */
  readonly probes: (tools: OwnTools) => Iterable<Scenario>;
  /** What it adds to a bulk of a fuzz campaign, as to those of the plan; `undefined` where it has nothing to add to this one. */
  readonly extend?: (operation: Operation, scenario: Scenario, tools: OwnTools) => Scenario | undefined;
}

/** A requirement that is judged on the exchanges of one scenario together. No derived probes exercise it unless `provokedBy` is given. */
export function scenario<const Codes extends CodeTexts, Subject>(definition: ScenarioDefinition<Codes, Subject>): ScenarioRequirement {
  const { id, judges = 'own', select, judge, codes, probes, extend } = definition;
  const find = finder(codes);
  const own = (tools: Tools): OwnTools => ({ ...tools, extended: (base, parts) => tools.extended(base, { requirement: id, ...parts }) });
  return {
    kind: 'scenario',
    ...common(definition),
    needs: definition.needs ?? [],
    provokedBy: definition.provokedBy ?? (() => false),
    probes: (tools) => probes(own(tools)),
    ...(extend === undefined ? {} : { extend: (operation, bulk, tools) => extend(operation, bulk, own(tools)) }),
    examine: (observed) => {
      const subject = judges === 'all' || observed.scenario.broughtBy === id ? select(observed) : undefined;
      return subject === undefined ? undefined : () => judge(subject, { find, scenario: observed });
    },
  };
}

interface AggregateDefinition<Codes extends CodeTexts, State extends Json> extends Definition<Codes> {
  /** The state before the first exchange; what the state of a shard is compared with. */
  readonly start: () => State;
  /** Returns the state unchanged for an exchange that shows nothing about the requirement. */
  readonly step: (state: State, observation: Observation) => State;
  readonly merge: (a: State, b: State) => State;
  /** How many exchanges exercised it. */
  readonly exercised: (state: State) => number;
  readonly judge: (state: State, context: { readonly find: Find<Codes>; readonly format: Format }) => Iterable<Found>;
  /** Names of exchanges that its findings cite, by the state so far. */
  readonly cited: (state: State) => readonly string[];
}

/** A requirement that is judged on all exchanges of a run together. Its state is JSON, so that it can travel in the report of a shard. */
export function aggregate<const Codes extends CodeTexts, State extends Json>(
  definition: AggregateDefinition<Codes, State>,
): AggregateRequirement {
  const { start, step, merge, exercised, judge, cited, codes } = definition;
  const find = finder(codes);
  // `as`: a run hands back what `start`, `step` or `merge` made, or the JSON of it from a report that was compared with `start`.
  const own = (state: Json): State => state as State;
  return {
    kind: 'aggregate',
    ...common(definition),
    provokedBy: () => true,
    aggregate: {
      start,
      step: (state, observation) => step(own(state), observation),
      merge: (a, b) => merge(own(a), own(b)),
      exercised: (state) => exercised(own(state)),
      end: (state, format) => judge(own(state), { find, format }),
      cited: (state) => cited(own(state)),
    },
  };
}

function common({ id, level, title, source, applies, restsOn, exercisedBy, explains, codes }: Definition<CodeTexts>) {
  return {
    id,
    level,
    title,
    source,
    ...(restsOn === undefined ? {} : { restsOn }),
    applies: applies ?? (() => undefined),
    exercisedBy,
    explains: explains ?? (() => false),
    // `as`: the sentence of a code is given findings of that code alone, whose facts `find` has checked. One from the report of another
    // version may hold others; whoever asks for the sentence has to expect that it throws.
    codes: codes as Readonly<Record<string, FindingText>>,
  };
}

function finder<Codes extends CodeTexts>(codes: Codes): Find<Codes> {
  const makers = Object.keys(codes).map((code) => [code, (parts: Omit<Found, 'code'>): Found => ({ code, ...parts })]);
  // `as`: every code has its maker, and the parts of a finding of one code are those of a finding.
  return Object.fromEntries(makers) as Find<Codes>;
}
