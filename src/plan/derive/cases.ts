import type { Case, Operation, SharedCase } from '../../model/format.ts';
import { ACCEPTED, type Bind, type Blame, type Probe, type Scenario } from '../../model/probe.ts';
import { isOpen } from '../../mutate/expected.ts';
import { type Base, baseOf, besideUnknown } from '../base.ts';
import { build, changedRequest, scenarioOf } from '../build.ts';
import { type PlanContext, statesByName, statesKnown } from '../context.ts';
import { expectedForId } from '../id-expectation.ts';
import { bindsBeside, outcome, probeOf } from '../probe.ts';

/** The documented cases of an operation, its own and shared ones; and probes of unknown ids. */
export function* caseScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  for (const written of casesOf(context, operation)) {
    const scenario = caseScenario(context, operation, written);
    if (scenario !== undefined) yield scenario;
  }
  yield* permittedReads(context, operation);
  yield* unknownScenarios(context, operation);
}

/** The operation's own cases, then the shared ones that apply to it. */
export function casesOf(context: PlanContext, operation: Operation): readonly Case[] {
  return [...operation.cases, ...context.format.cases.filter((each) => appliesTo(each, operation))];
}

function appliesTo(each: SharedCase, operation: Operation): boolean {
  switch (each.operations) {
    case 'all':
      return true;
    case 'writes':
      return operation.writes;
    case 'reads':
      return !operation.writes;
    default:
      return each.operations.includes(operation.id);
  }
}

/** The scenario of a documented case; `undefined` if its states are not available. */
function caseScenario(context: PlanContext, operation: Operation, written: Case): Scenario | undefined {
  if (!statesKnown(context, written.states)) return undefined;
  const blame: Blame | undefined =
    written.blames.length > 0 ? { must: written.blames.map((name) => [name]), may: [], any: false } : undefined;
  const probe = caseProbe(context, operation, written, blame);
  if (probe === undefined) return undefined;
  return scenarioOf(context, operation, { ...probe, id: `case/${idOf(written)}`, assumed: written.source.basis === 'assumed' });
}

function idOf(written: Case): string {
  return written.name.replaceAll('/', '-').replaceAll(' ', '-');
}

interface Drafted extends Pick<Base, 'before' | 'uses' | 'states'> {
  readonly probe: Probe;
}

/** The steps of a case. Its states replace those states of the valid request whose values they provide themselves. */
function caseProbe(context: PlanContext, operation: Operation, written: Case, blame: Blame | undefined): Drafted | undefined {
  const own = statesByName(context.format, written.states).flatMap((state) => state.values);
  const base = baseOf(context, operation, operation.writes);
  const kept = base.states.filter(
    (name) =>
      !written.states.includes(name) &&
      !statesByName(context.format, [name]).every((state) => state.values.every((value) => own.includes(value))),
  );
  const locations = new Map([...operation.valid.bind, ...written.bind]);
  const stateBind = own.flatMap((value) => (locations.get(value) ?? []).map((to): Bind => ({ to, from: { kind: 'state', value } })));
  const covered = stateBind.map(({ to }) => to);
  const changed = written.change.map(({ at }) => at);
  // A case binds values on purpose: its own changes do not undo that.
  const onPurpose = stateBind.filter(({ from }) => from.kind === 'state' && written.bind.has(from.value));
  const bind = [
    ...bindsBeside(
      [...base.bind.filter(({ to }) => !covered.includes(to)), ...stateBind.filter((each) => !onPurpose.includes(each))],
      changed,
    ),
    ...onPurpose,
  ];
  const expected = besideUnknown(context, operation, base, written.expect, [...changed, ...covered]);
  const wantsAnswer = bind.some(({ from }) => from.kind === 'answer' || from.kind === 'request');
  return {
    before: wantsAnswer ? base.before : [],
    uses: wantsAnswer ? base.uses : [],
    states: [
      ...written.states,
      ...stillBound(
        context,
        kept,
        bind.filter(({ to }) => !covered.includes(to)),
      ),
    ],
    probe: probeOf(operation, {
      step: 'probe',
      request: changedRequest(base.request, written.change),
      bind,
      cause: { kind: 'case', name: written.name, states: written.states },
      expect: outcome(expected, blame),
      key: own.includes('apiKey') ? { kind: 'state' } : { kind: 'good' },
      spec: written.pointer,
    }),
  };
}

function stillBound(context: PlanContext, names: readonly string[], bind: readonly Bind[]): readonly string[] {
  const values = new Set(bind.flatMap(({ from }) => (from.kind === 'state' ? [from.value] : [])));
  return names.filter((name) => statesByName(context.format, [name]).some((state) => state.values.some((value) => values.has(value))));
}

/** A read-only key may still read: a valid read with the key of the state in which writes are forbidden. */
function* permittedReads(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { forbidden } = context.format.causes;
  if (forbidden === undefined || operation.writes || operation.valid.onlyInStates) return;
  const expectsForbidden = (each: SharedCase) => each.expect.entries.join() === forbidden.entries.join() && each.operations === 'writes';
  for (const each of context.format.cases.filter(expectsForbidden)) {
    if (!statesKnown(context, [...each.states, ...operation.valid.states])) continue;
    const drafted = caseProbe(context, operation, { ...each, expect: ACCEPTED }, undefined);
    if (drafted === undefined) continue;
    const probe: Probe = { ...drafted.probe, cause: { kind: 'case', name: `reads on: ${each.name}`, states: each.states } };
    yield scenarioOf(context, operation, { ...drafted, probe, id: `case/reads-on-${idOf(each)}`, assumed: false });
  }
}

/** An id that certainly names no resource, unless a documented case sends one. */
function* unknownScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { unknown } = operation.valid;
  if (unknown.size === 0) return;
  const changesOnly = (written: Case) =>
    written.states.length === 0 && written.change.length > 0 && written.change.every(({ at }) => unknown.has(at));
  if (operation.cases.some(changesOnly)) return;
  for (const [at, value] of unknown) {
    const expected = expectedForId(context.format, operation, at, 'unknown');
    const id = `unknown-id${at}`;
    const scenario = build(context, operation, {
      id,
      cause: isOpen(expected) ? { kind: 'open', what: id } : { kind: 'unknown-id', at: [at] },
      expected,
      change: [{ kind: 'set', at, value }],
    });
    if (scenario !== undefined) yield scenario;
  }
}
