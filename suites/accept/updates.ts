import type { JsonObject } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { locationText } from '../../src/model/finding.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import type { Probe } from '../../src/model/probe.ts';
import { applies, differences, shownAt } from '../kit/compare.ts';
import { type OwnTools, scenario } from '../kit/requirement.ts';
import { changedBetween, successBody } from '../kit/scenarios.ts';

/** Reads before and after, of the resource that is updated and mostly of another one. */
function around(tools: OwnTools, operation: Operation, steps: readonly Probe[]): readonly Probe[] | undefined {
  const creating = tools.operations.find(({ id: other }) => other === operation.valid.from?.operation);
  const create = steps.find(({ step }) => step === 'create');
  if (creating?.readBack === undefined || operation.readBack === undefined || create === undefined) return undefined;
  const { link } = creating.readBack;
  const before = tools.follow(link, { from: 'create', step: 'before' });
  const after = tools.follow(operation.readBack.link, { from: 'probe', step: 'after' });
  if (before !== undefined && after !== undefined && isOfOneMember(steps))
    return [...steps.slice(0, -1), before, ...steps.slice(-1), after];
  const otherBefore = tools.follow(link, { from: 'other', step: 'other-before' });
  const otherAfter = tools.follow(link, { from: 'other', step: 'other-after' });
  if (before === undefined || otherBefore === undefined || after === undefined || otherAfter === undefined) return undefined;
  return [...steps.slice(0, -1), { ...create, step: 'other' }, before, otherBefore, ...steps.slice(-1), after, otherAfter];
}

/** Updates of one member show what they lose; updates of several show whether others are changed. */
function isOfOneMember(steps: readonly Probe[]): boolean {
  const cause = steps.at(-1)?.cause;
  return cause?.kind === 'valid' && cause.variant.startsWith('alone/');
}

/** The steps that show what became of the updated resource, and of the other one. */
const OF_UPDATED = ['create', 'before', 'probe', 'after'];
const OF_OTHER = ['other', 'other-before', 'probe', 'other-after'];

function updating(format: Format): boolean {
  return format.operations.some(({ readBack, valid }) => readBack !== undefined && valid.from !== undefined);
}

export default scenario({
  id: 'accept/updates',
  level: 'MUST',
  title: 'An accepted update MUST change what it names, and nothing else',
  source: 'OpenAPI description: x-read-back of operations that update',
  needs: ['transport/answers', 'transport/json', 'accept/valid', 'envelope/success-shape'],
  applies: (format) => (updating(format) ? undefined : 'no operation updates a resource that can be read back'),
  exercisedBy: 'a key that may write',
  codes: {
    'update-not-seen': {
      says: ({ where, expected, actual }: { where: string; expected: JsonObject; actual: JsonObject }) =>
        `The update was accepted, but afterwards ${locationText(where)} is ${shownAt(where, actual)}, not ${shownAt(where, expected)} as sent.`,
      hint: 'Store the changed members before the update is answered.',
    },
    'update-elsewhere': {
      says: ({ where }: { where: string }) => `The update also changed what it does not name: ${locationText(where)}.`,
      hint: 'Change only the members that were sent, of the one resource that was addressed.',
    },
  },
  *probes(tools) {
    for (const operation of tools.operations) {
      if (operation.readBack === undefined || operation.valid.from === undefined) continue;
      for (const valid of tools.derived(operation)) {
        if (valid.steps.at(-1)?.cause.kind !== 'valid') continue;
        const steps = around(tools, operation, valid.steps);
        if (steps !== undefined) yield tools.extended(valid, { steps });
      }
    }
  },
  select: (observed) => {
    const updated = observed.steps.get('probe');
    const after = successBody(observed, 'after');
    if (updated?.reading.kind !== 'success' || after === undefined) return undefined;
    return { rule: updated.operation?.readBack, sent: updated.sent.request.body, after, mark: updated.sent.mark };
  },
  *judge({ rule, sent, after, mark }, { find, scenario: observed }) {
    if (rule === undefined || sent === undefined) return;
    for (const { readAt, expected, actual } of differences(rule.compare, { sent, read: after, mark }))
      yield find['update-not-seen']({ where: readAt, expected, actual, step: 'after', besides: OF_UPDATED });
    const sentMembers = rule.compare.filter((each) => at(sent, each.sent) !== undefined || !applies(each, sent)).map(({ read }) => read);
    const named = Object.keys(sent ?? {}).map((name) => `/${name}`);
    const pairs = [
      ['before', 'after', [...sentMembers, ...named], OF_UPDATED],
      ['other-before', 'other-after', [], OF_OTHER],
    ] as const;
    // Members that were not sent must read as before, except those that the server changes by itself.
    for (const [first, second, aside, shown] of pairs)
      for (const where of changedBetween(observed.steps.get(first), observed.steps.get(second), [...rule.volatile, ...aside]))
        yield find['update-elsewhere']({ where, expected: 'as before', actual: 'changed', step: second, besides: shown });
  },
});
