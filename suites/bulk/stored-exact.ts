import { withBulk } from '../../src/judge/applies.ts';
import { promisedAt } from '../../src/judge/bulk.ts';
import { markedItems, successBody } from '../../src/judge/trials.ts';
import { isArray } from '../../src/model/json.ts';
import { at } from '../../src/model/pointer.ts';
import type { Trial } from '../../src/model/probe.ts';
import type { TrialRequirement } from '../../src/model/requirement.ts';

const id = 'bulk/stored-exact';

/** Bulks of which one search can show all: not longer than a page, and every bad item has a place for its mark. */
function shows(trial: Trial, mark: string): boolean {
  const expect = trial.steps.at(-1)?.expect;
  if (expect?.kind !== 'bulk' || expect.size > 50) return false;
  return expect.bad.every(({ violations }) => violations.length > 0 && violations.every(({ at: where }) => where !== mark));
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
  *probes(_format, tools) {
    for (const operation of tools.operations) {
      const { bulk, stored } = operation;
      const search = stored === undefined ? undefined : tools.search(stored, 'search');
      if (bulk?.mark === undefined || search === undefined) continue;
      for (const trial of tools.derived(operation)) {
        const probe = trial.steps.at(-1);
        if (probe?.expect.kind !== 'bulk' || !shows(trial, bulk.mark) || trial.id.includes('/one-bad/')) continue;
        const marked = tools.marked(probe, markedItems(bulk, probe.expect.size));
        yield tools.extended(trial, { requirement: id, steps: [...trial.steps.slice(0, -1), marked, search] });
      }
    }
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
