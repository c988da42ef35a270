import { isArray } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { Operation } from '../../src/model/format.ts';
import type { Probe, Scenario } from '../../src/model/probe.ts';
import type { ScenarioRequirement } from '../../src/model/requirement.ts';
import type { Tools } from '../../src/model/tools.ts';
import { changedBetween, successBody, wasRefused } from '../kit/scenarios.ts';

const id = 'accept/refused-changes-nothing';

/** Refusals of each kind, and of broken members one for each constraint: what fails late has done the most before. */
function refusals(scenarios: readonly Scenario[]): readonly Scenario[] {
  const refused = scenarios.filter((scenario) => {
    const probe = scenario.steps.at(-1);
    return probe?.expect.kind === 'outcome' && !probe.expect.expected.accepted && probe.cause.kind !== 'case';
  });
  const kind = (scenario: Scenario): string => {
    const cause = scenario.steps.at(-1)?.cause;
    return cause?.kind === 'violation'
      ? cause.violations.map(({ at: place, constraint }) => `${place} ${constraint}`).join()
      : (cause?.kind ?? '');
  };
  return [...Map.groupBy(refused, kind).values()].flatMap((group) => group.slice(0, 1));
}

/** An operation on something that exists: read it before and after. */
function onExisting(tools: Tools, operation: Operation, scenario: Scenario): readonly Probe[] | undefined {
  const creating = tools.operations.find(({ id: other }) => other === operation.valid.from?.operation);
  if (creating?.readBack === undefined || !scenario.steps.some(({ step }) => step === 'create')) return undefined;
  const before = tools.follow(creating.readBack.link, { from: 'create', step: 'before' });
  const after = tools.follow(creating.readBack.link, { from: 'create', step: 'after' });
  if (before === undefined || after === undefined) return undefined;
  return [...scenario.steps.slice(0, -1), before, ...scenario.steps.slice(-1), after];
}

/** An operation that creates: nothing may be found under the mark of what was refused. */
function onCreated(tools: Tools, operation: Operation, scenario: Scenario): readonly Probe[] | undefined {
  const { mark } = operation.valid;
  const probe = scenario.steps.at(-1);
  if (operation.stored === undefined || mark === undefined || probe === undefined || probe.body.kind !== 'json') return undefined;
  if (touches(probe, mark) || !takesMark(tools, operation, probe)) return undefined;
  const search = tools.search(operation.stored, 'search');
  return search === undefined ? undefined : [...scenario.steps.slice(0, -1), tools.marked(probe, [{ to: mark, suffix: '' }]), search];
}

/** Whether what is wrong with the body is the same with the mark in it. A mark elsewhere stands in no body. */
function takesMark(tools: Tools, { body, valid: { mark } }: Operation, { request }: Probe): boolean {
  if (body === undefined || request.body === undefined || !mark?.startsWith('/body/')) return true;
  return tools.takesMark(request.body, { schema: body.pointer, place: mark.slice('/body'.length), suffix: '' });
}

function touches(probe: Probe, place: string): boolean {
  const { cause } = probe;
  return cause.kind === 'not-an-object' || (cause.kind === 'violation' && cause.violations.some(({ at: where }) => where === place));
}

export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'A refused write MUST have changed nothing',
  source: 'x-read-back and x-stored of the operations that write',
  needs: ['transport/answers', 'transport/json'],
  applies: ({ operations }) =>
    operations.some(({ writes, stored, valid }) => writes && (stored !== undefined || valid.from !== undefined))
      ? undefined
      : 'nothing that is written can be read again',
  exercisedBy: 'a key that may write',
  provokedBy: () => false,
  *probes(_format, tools) {
    for (const operation of tools.operations) {
      if (!operation.writes || operation.bulk !== undefined) continue;
      for (const scenario of refusals(tools.derived(operation))) {
        const steps = onExisting(tools, operation, scenario) ?? onCreated(tools, operation, scenario);
        if (steps !== undefined) yield tools.extended(scenario, { requirement: id, steps });
      }
    }
  },
  concerns: (scenario) =>
    scenario.scenario.broughtBy === id &&
    wasRefused(scenario, 'probe') &&
    (scenario.steps.has('after') || successBody(scenario, 'search') !== undefined),
  *judge(scenario) {
    const [before, after] = [scenario.steps.get('before'), scenario.steps.get('after')];
    if (successBody(scenario, 'before') !== undefined && successBody(scenario, 'after') === undefined)
      yield { code: 'refused-but-changed', where: 'status', expected: 'still there', actual: 'not found', step: 'after' };
    if (before !== undefined && after !== undefined) {
      const creating = scenario.steps.get('create')?.operation;
      for (const where of changedBetween(before, after, creating?.readBack?.volatile ?? []))
        yield { code: 'refused-but-changed', where, expected: 'as before', actual: 'changed', step: 'after' };
    }
    const rule = scenario.steps.get('probe')?.operation?.stored;
    const found = rule === undefined ? undefined : at(successBody(scenario, 'search'), rule.list);
    if (rule !== undefined && isArray(found) && found.length > 0)
      yield { code: 'refused-but-changed', where: rule.list, expected: 'nothing stored', actual: 'stored', step: 'search' };
  },
} satisfies ScenarioRequirement;
