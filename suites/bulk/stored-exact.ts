import { isArray } from '../../src/json/json.ts';
import { at, type Pointer } from '../../src/json/pointer.ts';
import { valueText } from '../../src/json/words.ts';
import type { Operation, RequestDocument } from '../../src/model/format.ts';
import type { BadItem, Probe, Scenario } from '../../src/model/probe.ts';
import { asDocument } from '../../src/model/request.ts';
import { withBulk } from '../kit/applies.ts';
import { ascending, promisedAt } from '../kit/bulk.ts';
import { createdList } from '../kit/created.ts';
import { extendedBy, type PlannedBulk, plannedBulk } from '../kit/relations.ts';
import { type OwnTools, scenario } from '../kit/requirement.ts';
import { foundBy, successBody, taggedItems } from '../kit/scenarios.ts';

/** If no page size is known, bulks of more items are not judged. */
const MANY = 50;

/** How many resources a search asks for at most; `undefined` where the description does not let it ask. */
function pageOf(operation: Operation | undefined, request: RequestDocument): number | undefined {
  const place = operation?.list?.limit;
  const size = place === undefined ? undefined : at(asDocument(request), place);
  return typeof size === 'number' ? size : undefined;
}

/** Whether an item has room for a tag, if it is short enough: not if it is no object, or broken where the tag would be. */
function hasRoom(bad: BadItem | undefined, mark: Pointer): boolean {
  return bad === undefined || (bad.violations.length > 0 && bad.violations.every(({ at: where }) => where !== mark));
}

/** Locations for tags in the items that have room for one and are as valid or invalid with it as without. */
function tagsOf({ rules, items, bad }: PlannedBulk, mark: Pointer, tools: OwnTools): ReturnType<typeof taggedItems> {
  const badAt = new Map(bad.map((each) => [each.index, each]));
  return items.flatMap((item, index) => {
    if (!hasRoom(badAt.get(index), mark)) return [];
    const places = taggedItems(rules, [index]);
    return places.filter(({ suffix }) => tools.takesTag(item, { schema: rules.itemPointer, place: mark, suffix }));
  });
}

/** The bulk with tags in its items, and a search for them. */
function extend(operation: Operation, base: Scenario, tools: OwnTools): Scenario | undefined {
  const { stored } = operation;
  const search = stored === undefined ? undefined : tools.search(stored, 'search');
  const bulk = plannedBulk(operation, base);
  if (bulk?.rules.mark === undefined || search === undefined) return undefined;
  const searching = tools.operations.find((each) => each.id === search.operation);
  if (bulk.items.length > (pageOf(searching, search.request) ?? MANY)) return undefined;
  const tagged = tools.tagged(bulk.probe, tagsOf(bulk, bulk.rules.mark, tools));
  return tools.extended(base, { steps: [...base.steps.slice(0, -1), tagged, search] });
}

/** The index at the end of a tagged text; none in others. */
function indexIn(text: string): readonly number[] {
  const index = /-(\d+)\.$/.exec(text)?.[1];
  return index === undefined ? [] : [Number(index)];
}

/** The indexes of the items that were sent with a tag: no search finds the others. */
function taggedIn({ bind }: Probe): readonly number[] {
  return bind.flatMap(({ from }) => (from.kind === 'mark' ? indexIn(from.suffix) : []));
}

interface Stored {
  readonly expected: readonly number[];
  readonly actual: readonly number[];
}

export default scenario({
  id: 'bulk/stored-exact',
  level: 'MUST',
  title: 'After a bulk, exactly its valid items MUST be stored',
  source: 'OpenAPI description: x-bulk and x-stored of operations that take a bulk',
  needs: ['transport/answers', 'transport/json', 'bulk/shape'],
  applies: (format) =>
    withBulk(format) ??
    (format.operations.some(({ bulk, stored }) => bulk?.mark !== undefined && stored !== undefined)
      ? undefined
      : 'no operation searches what a bulk stores'),
  exercisedBy: 'a key that may write',
  codes: {
    'stored-missing': {
      says: ({ expected, actual }: Stored) =>
        `After the bulk the items at ${valueText(expected)} should be stored, but a search finds those at ${valueText(actual)}.`,
      hint: 'Answer the bulk only when its items are stored.',
    },
    'stored-extra': {
      says: ({ expected, actual }: Stored) =>
        `After the bulk the items at ${valueText(expected)} should be stored, each once, but a search finds those at ${valueText(actual)}.`,
      hint: 'Store each valid item once and no invalid one; look for retries and for validation after the insert.',
    },
  },
  extend,
  *probes(tools) {
    for (const extended of extendedBy(tools, extend)) if (!extended.id.includes('/one-bad/')) yield extended;
  },
  select: (observed) => {
    const [bulk, search] = [observed.steps.get('probe'), observed.steps.get('search')];
    if (bulk?.reading.kind !== 'success' || bulk.probe.expect.kind !== 'bulk' || successBody(observed, 'search') === undefined)
      return undefined;
    const { bulk: rules, stored: rule } = bulk.operation ?? {};
    const tagged = taggedIn(bulk.probe);
    if (tagged.length === 0 || rules === undefined || rule === undefined || search === undefined) return undefined;
    return { bulk, search, rules, rule, tagged, bad: bulk.probe.expect.bad.map(({ index }) => index) };
  },
  *judge({ bulk, search, rules, rule, tagged, bad }, { find, scenario: observed }) {
    const list = at(successBody(observed, 'search'), rule.list);
    if (!isArray(list)) return;
    const expected = tagged.filter((index) => !bad.includes(index));
    const own = foundBy(observed, rule).flatMap((element) => indexIn(String(at(element, rule.mark))));
    const stored = own.filter((index) => tagged.includes(index));
    // The finding cites the bulk: the search alone does not show what should be found.
    const common = { where: createdList(rules), expected, actual: ascending(stored), step: 'probe', spec: promisedAt(bulk) };
    // A full page may have left out what is stored; a page of an unknown size has at least one element, if any is stored.
    const showsAll = list.length < (pageOf(search.operation, search.sent.request) ?? 1);
    if (showsAll && expected.some((index) => !stored.includes(index))) yield find['stored-missing'](common);
    if (stored.some((index, place) => bad.includes(index) || stored.indexOf(index) < place)) yield find['stored-extra'](common);
  },
});
