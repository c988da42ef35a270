import { isArray } from '../../src/json/json.ts';
import { at, type Pointer } from '../../src/json/pointer.ts';
import type { Operation, RequestDocument } from '../../src/model/format.ts';
import type { BadItem, Probe, Scenario } from '../../src/model/probe.ts';
import { asDocument } from '../../src/model/request.ts';
import type { ScenarioRequirement } from '../../src/model/requirement.ts';
import type { Tools } from '../../src/model/tools.ts';
import { withBulk } from '../kit/applies.ts';
import { promisedAt } from '../kit/bulk.ts';
import { createdList } from '../kit/created.ts';
import { extendedBy, type PlannedBulk, plannedBulk } from '../kit/relations.ts';
import { successBody, taggedItems } from '../kit/scenarios.ts';

const id = 'bulk/stored-exact';

/** Where no size of a page is known, bulks of more items are not looked at. */
const MANY = 50;

/** How many things a search is to show at most, as it asks for them; `undefined` where the description does not let it ask. */
function pageOf(operation: Operation | undefined, request: RequestDocument): number | undefined {
  const place = operation?.list?.limit;
  const size = place === undefined ? undefined : at(asDocument(request), place);
  return typeof size === 'number' ? size : undefined;
}

/** Whether an item can hold a mark, if it fits: not one that is no object, or broken where the mark would stand. */
function hasPlace(bad: BadItem | undefined, mark: Pointer): boolean {
  return bad === undefined || (bad.violations.length > 0 && bad.violations.every(({ at: where }) => where !== mark));
}

/** Places for marks in the items that can hold one and are as good or bad with it as without. */
function marksOf({ rules, items, bad }: PlannedBulk, mark: Pointer, tools: Tools): ReturnType<typeof taggedItems> {
  const badAt = new Map(bad.map((each) => [each.index, each]));
  return items.flatMap((item, index) => {
    if (!hasPlace(badAt.get(index), mark)) return [];
    const places = taggedItems(rules, [index]);
    return places.filter(({ suffix }) => tools.takesMark(item, { schema: rules.itemPointer, place: mark, suffix }));
  });
}

/** The bulk with marks in its items, and a search for them. */
function extend(operation: Operation, scenario: Scenario, tools: Tools): Scenario | undefined {
  const { stored } = operation;
  const search = stored === undefined ? undefined : tools.search(stored, 'search');
  const bulk = plannedBulk(operation, scenario);
  if (bulk?.rules.mark === undefined || search === undefined) return undefined;
  const searching = tools.operations.find((each) => each.id === search.operation);
  if (bulk.items.length > (pageOf(searching, search.request) ?? MANY)) return undefined;
  const marked = tools.marked(bulk.probe, marksOf(bulk, bulk.rules.mark, tools));
  return tools.extended(scenario, { requirement: id, steps: [...scenario.steps.slice(0, -1), marked, search] });
}

/** The index at the end of a marked text; none in others. */
function indexIn(text: string): readonly number[] {
  const index = /-(\d+)\.$/.exec(text)?.[1];
  return index === undefined ? [] : [Number(index)];
}

/** The indexes of the items that were sent with a mark: of the others nothing can be found. */
function markedIn(probe: Probe | undefined): readonly number[] {
  return probe?.bind.flatMap(({ from }) => (from.kind === 'mark' ? indexIn(from.suffix) : [])) ?? [];
}

export default {
  kind: 'scenario',
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
    for (const scenario of extendedBy(tools, extend)) if (!scenario.id.includes('/one-bad/')) yield scenario;
  },
  concerns: (scenario) => {
    const bulk = scenario.steps.get('probe');
    if (scenario.scenario.broughtBy !== id || bulk?.reading.kind !== 'success') return false;
    return markedIn(bulk.probe).length > 0 && successBody(scenario, 'search') !== undefined;
  },
  *judge(scenario) {
    const bulk = scenario.steps.get('probe');
    const search = scenario.steps.get('search');
    const rule = bulk?.operation?.stored;
    const list = rule === undefined ? undefined : at(successBody(scenario, 'search'), rule.list);
    const rules = bulk?.operation?.bulk;
    if (bulk?.probe.expect.kind !== 'bulk' || rules === undefined || rule === undefined || !isArray(list)) return;
    const isBad = new Set(bulk.probe.expect.bad.map(({ index }) => index));
    const marked = new Set(markedIn(bulk.probe));
    const good = [...marked].filter((index) => !isBad.has(index));
    const stored = list.flatMap((element) => indexIn(String(at(element, rule.mark)))).filter((index) => marked.has(index));
    // What is shown is the bulk: by the search alone nobody could tell what should be found.
    const common = {
      where: createdList(rules),
      expected: good,
      actual: stored.toSorted((a, b) => a - b),
      step: 'probe',
      spec: promisedAt(bulk),
    };
    // A page that is full may have left out what is stored; one of an unknown size shows something, if there is anything.
    const page = search === undefined ? undefined : pageOf(search.operation, search.sent.request);
    const showsAll = list.length < (page ?? 1);
    if (showsAll && good.some((index) => !stored.includes(index))) yield { code: 'stored-missing', ...common };
    if (stored.some((index, place) => isBad.has(index) || stored.indexOf(index) < place)) yield { code: 'stored-extra', ...common };
  },
} satisfies ScenarioRequirement;
