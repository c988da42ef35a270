import { withBulk } from '../../src/judge/applies.ts';
import { promisedAt } from '../../src/judge/bulk.ts';
import { extendedBy } from '../../src/judge/relations.ts';
import { markedItems, successBody } from '../../src/judge/trials.ts';
import type { Operation } from '../../src/model/format.ts';
import { isArray } from '../../src/model/json.ts';
import { at } from '../../src/model/pointer.ts';
import type { BadItem, Trial } from '../../src/model/probe.ts';
import type { TrialRequirement } from '../../src/model/requirement.ts';
import type { Tools } from '../../src/model/tools.ts';

const id = 'bulk/stored-exact';

/** One search shows a page; what is longer is not looked at. */
const PAGE = 50;

/** The indexes whose items can hold a mark: all but bad ones that are no object, or broken where it would stand. */
function markable(bad: readonly BadItem[], size: number, mark: string): readonly number[] {
  const without = new Set(
    bad
      .filter(({ violations }) => !violations.every(({ at: where }) => where !== mark) || violations.length === 0)
      .map(({ index }) => index),
  );
  return Array.from({ length: size }, (_, index) => index).filter((index) => !without.has(index));
}

/** The bulk with marks in its items, and a search for them. */
function extend(operation: Operation, trial: Trial, tools: Tools): Trial | undefined {
  const { bulk, stored } = operation;
  const search = stored === undefined ? undefined : tools.search(stored, 'search');
  const probe = trial.steps.at(-1);
  if (bulk?.mark === undefined || search === undefined || probe?.expect.kind !== 'bulk' || probe.expect.size > PAGE) return undefined;
  const marks = markedItems(bulk, markable(probe.expect.bad, probe.expect.size, bulk.mark));
  const marked = tools.marked(probe, marks);
  return tools.extended(trial, { requirement: id, steps: [...trial.steps.slice(0, -1), marked, search] });
}

export default {
  kind: 'trial',
  id,
  level: 'MUST',
  title: 'After a bulk exactly its good items MUST be stored, and none of the bad ones',
  source: 'x-bulk and x-stored of the bulk operations',
  needs: ['transport/answers', 'transport/json', 'bulk/shape'],
  applies: (format) =>
    withBulk(format) ??
    (format.operations.some(({ bulk, stored }) => bulk?.mark !== undefined && stored !== undefined)
      ? undefined
      : 'what a bulk stores cannot be searched'),
  exercisedBy: 'a key that may write',
  provokedBy: () => false,
  extend,
  *probes(_format, tools) {
    for (const trial of extendedBy(tools, extend)) if (!trial.id.includes('/one-bad/')) yield trial;
  },
  concerns: (trial) =>
    trial.trial.broughtBy === id && successBody(trial, 'search') !== undefined && trial.steps.get('probe')?.reading.kind === 'success',
  *judge(trial) {
    const bulk = trial.steps.get('probe');
    const rule = bulk?.operation?.stored;
    const list = rule === undefined ? undefined : at(successBody(trial, 'search'), rule.list);
    if (bulk?.probe.expect.kind !== 'bulk' || rule === undefined || !isArray(list)) return;
    const { size, bad } = bulk.probe.expect;
    const stored = list.map((element) => Number(/-(\d+)\.$/.exec(String(at(element, rule.mark)))?.[1] ?? Number.NaN));
    const count = (index: number) => stored.filter((each) => each === index).length;
    const isBad = new Set(bad.map(({ index }) => index));
    const indexes = Array.from({ length: size }, (_, index) => index);
    const common = { where: rule.list, step: 'search', spec: promisedAt(bulk) };
    if (indexes.some((index) => !isBad.has(index) && count(index) === 0))
      yield { code: 'stored-missing', expected: 'every good item', actual: 'some missing', ...common };
    if (indexes.some((index) => isBad.has(index) && count(index) > 0))
      yield { code: 'stored-extra', expected: 'no bad item', actual: 'some stored', ...common };
    if (indexes.some((index) => count(index) > 1))
      yield { code: 'stored-extra', expected: 'every item once', actual: 'some more than once', ...common };
  },
} satisfies TrialRequirement;
