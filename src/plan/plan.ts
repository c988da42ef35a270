import type { Case, Format, Operation } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import type { Gap } from '../model/report.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Tools } from '../model/tools.ts';
import { inRequests } from '../schema/directions.ts';
import { baseOf, createName, createStep, sharedId } from './base.ts';
import { scenarioOf } from './build.ts';
import { type PlanContext, type PlanOptions, statesKnown } from './context.ts';
import { bodyScenarios } from './derive/bodies.ts';
import { bulkScenarios } from './derive/bulk.ts';
import { caseScenarios, casesOf } from './derive/cases.ts';
import { fieldScenarios } from './derive/fields.ts';
import { hostileParameterScenarios } from './derive/hostile-parameters.ts';
import { keyAndBodyScenarios, keyScenarios } from './derive/keys.ts';
import { parameterScenarios } from './derive/parameters.ts';
import { routeScenarios } from './derive/routes.ts';
import { unusualScenarios } from './derive/unusual.ts';
import { updateScenarios } from './derive/updates.ts';
import { validScenarios } from './derive/valids.ts';
import { mostOf, take } from './most.ts';
import { toolsFor } from './tools.ts';

export type { PlanOptions } from './context.ts';

/** The scenarios of a run, in the order in which they are reported, and the gaps: documented behaviour that cannot be planned. */
export interface Plan {
  readonly scenarios: readonly Scenario[];
  readonly gaps: readonly Gap[];
  /** The input of fuzz campaigns. */
  readonly fuzzed: Fuzzed;
}

/** The operations with scenarios, and what their campaigns are made with. */
export interface Fuzzed {
  readonly operations: readonly Operation[];
  readonly context: PlanContext;
  readonly requirements: readonly Requirement[];
  readonly tools: Tools;
}

/** Plans that were made, by format and requirements, as long as these are in use: a process may check one format many times. */
const made = new WeakMap<Format, WeakMap<readonly Requirement[], Map<string, Plan>>>();

/** The plan for a format: the scenarios derived for each operation, and those that requirements add. The same options give the same plan. */
export function plan(described: Format, requirements: readonly Requirement[], options: PlanOptions): Plan {
  const { states } = options;
  const key = JSON.stringify({ ...options, states: typeof states === 'string' ? states : [...states].toSorted() });
  const ofFormat = made.get(described) ?? new WeakMap<readonly Requirement[], Map<string, Plan>>();
  const plans = ofFormat.get(requirements) ?? new Map<string, Plan>();
  const known = plans.get(key) ?? newPlan(described, requirements, options);
  made.set(described, ofFormat);
  ofFormat.set(requirements, plans);
  plans.set(key, known);
  return known;
}

function newPlan(described: Format, requirements: readonly Requirement[], options: PlanOptions): Plan {
  const format = inRequests(described);
  const context: PlanContext = { format, options };
  const operations = format.operations.filter((operation) => planned(operation, options));
  const derived = new Map(operations.map((operation) => [operation.id, unique([...derive(context, operation)])]));
  const tools = toolsFor(context, operations, (operation) => derived.get(operation.id) ?? []);
  const brought = requirements.filter((each) => each.applies(format) === undefined).flatMap((each) => [...(each.probes?.(tools) ?? [])]);
  const all = unique([...[...derived.values()].flat(), ...routeScenarios(context), ...brought]).filter(
    (scenario) => !options.readOnly || !scenario.writes,
  );
  const fuzzed = operations.filter(({ id }) => all.some((scenario) => scenario.operation === id));
  return {
    scenarios: [...shared(context, all), ...all],
    gaps: gaps(context, operations),
    fuzzed: { operations: fuzzed, context, requirements, tools },
  };
}

/** The scenarios without those whose steps another scenario includes. What others take for granted is kept: it has to be known before them. */
export function withoutCovered(scenarios: readonly Scenario[]): readonly Scenario[] {
  const covered = new Set(scenarios.flatMap(({ covers }) => covers));
  const given = givenIn(scenarios);
  return scenarios.filter(({ id }) => !covered.has(id) || given.has(id));
}

/** Ids of the scenarios that others take for granted. */
export function givenIn(scenarios: readonly Scenario[]): ReadonlySet<string> {
  return new Set(scenarios.flatMap(({ steps }) => steps.flatMap((step) => step.given?.scenario ?? [])));
}

function planned(operation: Operation, options: PlanOptions): boolean {
  if (options.readOnly && operation.writes) return false;
  return options.assumed || operation.source.basis !== 'assumed';
}

function* derive(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const allowed = (scenario: Scenario) => context.options.assumed || !scenario.assumed;
  const derived = (make: (context: PlanContext, operation: Operation) => Iterable<Scenario>) =>
    [...make(context, operation)].filter(allowed);
  const keys = derived(keyScenarios);
  const cases = derived(caseScenarios);
  const bodies = derived(bodyScenarios);
  const bulks = derived(bulkScenarios);
  const both = derived(keyAndBodyScenarios);
  const most = mostOf(context, operation, keys.length + cases.length + bodies.length + bulks.length + both.length);
  const taken = (scenarios: Iterable<Scenario>, count: number) => [...take(scenarios, count)].filter(allowed);
  yield* taken(allValidScenarios(context, operation), most.valid);
  yield* [...keys, ...cases, ...bodies];
  yield* taken(fieldScenarios(context, operation, most.fields), most.fields);
  yield* taken(allParameterScenarios(context, operation), most.parameters);
  yield* taken(unusualScenarios(context, operation), most.unusual);
  yield* [...bulks, ...both];
}

function* allValidScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  yield* validScenarios(context, operation);
  yield* updateScenarios(context, operation);
}

/** Broken parameters first: they are judged more closely than hostile ones. */
function* allParameterScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  yield* parameterScenarios(context, operation);
  yield* hostileParameterScenarios(context, operation);
}

/** The scenarios that others use: each creates one resource for reading probes. */
function shared(context: PlanContext, scenarios: readonly Scenario[]): readonly Scenario[] {
  const wanted = new Set(scenarios.flatMap((scenario) => scenario.uses));
  return context.format.operations
    .filter((operation) => wanted.has(sharedId(operation.id)))
    .map((operation) => {
      const base = baseOf(context, operation, true);
      const probe = createStep(context, operation, createName(base));
      const { before } = base;
      return { ...scenarioOf(context, operation, { id: 'shared', probe, before, uses: [], states: [], assumed: false }), shared: true };
    });
}

/** Makes ids unique: two derivations may give the same id (one member reached in two ways), so later ones are numbered. */
function unique(scenarios: readonly Scenario[]): readonly Scenario[] {
  const seen = new Map<string, number>();
  return scenarios.map((scenario) => {
    const count = (seen.get(scenario.id) ?? 0) + 1;
    seen.set(scenario.id, count);
    return count === 1 ? scenario : { ...scenario, id: `${scenario.id}~${count}` };
  });
}

/** What is documented but not planned, and what it would take to plan it. */
function gaps(context: PlanContext, operations: readonly Operation[]): readonly Gap[] {
  const { format, options } = context;
  const missing = operations.flatMap((operation) => casesOf(context, operation).filter((each) => !statesKnown(context, each.states)));
  const byState = Map.groupBy(missing, (each) => each.states.join(' + '));
  const bases = operations.filter((operation) => !statesKnown(context, operation.valid.states));
  const byBase = Map.groupBy(bases, (operation) => operation.valid.states.join(' + '));
  const left = format.operations.filter((operation) => !operations.includes(operation));
  return [
    ...outOfReach(format),
    ...[...byState].map(([needs, cases]): Gap => ({ why: 'state', needs, scenarios: cases.length, entries: entriesOf(cases) })),
    ...[...byBase].map(
      ([needs, list]): Gap => ({ why: 'valid-request', needs, scenarios: list.length, entries: list.map(({ id }) => id) }),
    ),
    ...left.map(
      (operation): Gap => ({
        why: options.readOnly && operation.writes ? 'read-only' : 'assumed',
        needs: operation.id,
        scenarios: 0,
        entries: entriesOf(casesOf(context, operation)),
      }),
    ),
  ];
}

function entriesOf(cases: readonly Case[]): readonly string[] {
  return [...new Set(cases.flatMap((each) => each.expect.entries))];
}

/** Operations that cannot be called, by the reason. */
function outOfReach({ outOfReach: all }: Format): readonly Gap[] {
  const byReason = Map.groupBy(all, ({ reason }) => reason);
  return [...byReason].map(
    ([needs, list]): Gap => ({ why: 'out-of-reach', needs, scenarios: list.length, entries: list.map(({ operation }) => operation) }),
  );
}
