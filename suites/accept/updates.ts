import { at, type Pointer } from '../../src/json/pointer.ts';
import type { Found } from '../../src/model/finding.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import type { Probe } from '../../src/model/probe.ts';
import type { ObservedScenario, ScenarioRequirement } from '../../src/model/requirement.ts';
import type { Tools } from '../../src/model/tools.ts';
import { differences } from '../kit/compare.ts';
import { changedBetween, successBody } from '../kit/scenarios.ts';

const id = 'accept/updates';

/** Reads before and after, of the thing that is updated and of another one. */
function around(tools: Tools, operation: Operation, steps: readonly Probe[]): readonly Probe[] | undefined {
  const creating = tools.operations.find(({ id: other }) => other === operation.valid.from?.operation);
  const create = steps.find(({ step }) => step === 'create');
  if (creating?.readBack === undefined || operation.readBack === undefined || create === undefined) return undefined;
  const { link } = creating.readBack;
  const before = tools.follow(link, { from: 'create', step: 'before' });
  const otherBefore = tools.follow(link, { from: 'other', step: 'other-before' });
  const after = tools.follow(operation.readBack.link, { from: 'probe', step: 'after' });
  const otherAfter = tools.follow(link, { from: 'other', step: 'other-after' });
  if (before === undefined || otherBefore === undefined || after === undefined || otherAfter === undefined) return undefined;
  return [...steps.slice(0, -1), { ...create, step: 'other' }, before, otherBefore, ...steps.slice(-1), after, otherAfter];
}

function updating(format: Format): boolean {
  return format.operations.some(({ readBack, valid }) => readBack !== undefined && valid.from !== undefined);
}

/** Members that were not sent must read as before, but for those the server keeps by itself. */
function* untouched(scenario: ObservedScenario, aside: readonly Pointer[]): Iterable<Found> {
  const pairs = [
    ['before', 'after', aside],
    ['other-before', 'other-after', []],
  ] as const;
  const volatile = scenario.steps.get('probe')?.operation?.readBack?.volatile ?? [];
  for (const [first, second, more] of pairs) {
    const [before, after] = [scenario.steps.get(first), scenario.steps.get(second)];
    if (before === undefined || after === undefined) continue;
    for (const where of changedBetween(before, after, [...volatile, ...more]))
      yield { code: 'update-elsewhere', where, expected: 'as before', actual: 'changed', step: second };
  }
}

export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'An accepted update MUST take effect, and on nothing else',
  source: 'x-read-back of the operations that update',
  needs: ['transport/answers', 'transport/json', 'accept/valid', 'envelope/success-shape'],
  applies: (format) => (updating(format) ? undefined : 'no operation updates what can be read back'),
  exercisedBy: 'a key that may write',
  provokedBy: () => false,
  *probes(_format, tools) {
    for (const operation of tools.operations) {
      if (operation.readBack === undefined || operation.valid.from === undefined) continue;
      for (const scenario of tools.derived(operation)) {
        if (scenario.steps.at(-1)?.cause.kind !== 'valid') continue;
        const steps = around(tools, operation, scenario.steps);
        if (steps !== undefined) yield tools.extended(scenario, { requirement: id, steps });
      }
    }
  },
  concerns: (scenario) =>
    scenario.scenario.broughtBy === id &&
    scenario.steps.get('probe')?.reading.kind === 'success' &&
    successBody(scenario, 'after') !== undefined,
  *judge(scenario) {
    const updated = scenario.steps.get('probe');
    const after = successBody(scenario, 'after');
    const rule = updated?.operation?.readBack;
    const sent = updated?.sent.request.body;
    if (rule === undefined || after === undefined || sent === undefined) return;
    for (const comparison of differences(rule.compare, sent, after))
      yield {
        code: 'update-not-seen',
        where: comparison.read,
        expected: `as sent at ${comparison.sent}`,
        actual: 'something else',
        step: 'after',
      };
    const touched = rule.compare.filter(({ sent: place }) => at(sent, place) !== undefined).map(({ read }) => read);
    const named = Object.keys(sent ?? {}).map((name) => `/${name}`);
    yield* untouched(scenario, [...touched, ...named]);
  },
} satisfies ScenarioRequirement;
