import { isArray, type Json, typeOf } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { valueText } from '../../src/json/words.ts';
import { type FindingFacts, locationText } from '../../src/model/finding.ts';
import type { ListRules, Operation, RequestLocation } from '../../src/model/format.ts';
import type { Probe, Scenario } from '../../src/model/probe.ts';
import { asDocument, withPlace } from '../../src/model/request.ts';
import type { Observation, ObservedScenario } from '../../src/model/requirement.ts';
import { carriesTag } from '../../src/read/carries.ts';
import { type OwnTools, scenario } from '../kit/requirement.ts';
import { successBody } from '../kit/scenarios.ts';

/** How many resources a scenario creates for itself, to read them two to a page. */
const OWN = [1, 2, 3];

function withNumbers(probe: Probe, step: string, numbers: readonly (readonly [RequestLocation, number])[]): Probe {
  return { ...probe, step, request: numbers.reduce((request, [place, value]) => withPlace(request, place, value), probe.request) };
}

/** Pages of whatever is stored. */
function* anyPages(tools: OwnTools, operation: Operation, list: ListRules): Iterable<Scenario> {
  const valid = tools.derived(operation).find(({ steps }) => steps.at(-1)?.cause.kind === 'valid');
  const probe = valid?.steps.at(-1);
  if (valid === undefined || probe === undefined) return;
  const steps = [1, 2].map((limit) => withNumbers(probe, `limit-${limit}`, [[list.limit, limit]]));
  yield tools.extended(valid, { steps: [...valid.steps.slice(0, -1), ...steps] });
}

/** Pages of resources with one run tag: nobody else changes how many there are. */
function* ownPages(tools: OwnTools, operation: Operation, list: ListRules): Iterable<Scenario> {
  const creating = tools.operations.find(({ stored }) => stored?.operation === operation.id);
  const valid = creating === undefined ? undefined : tools.derived(creating).find(({ steps }) => steps.at(-1)?.cause.kind === 'valid');
  const create = valid?.steps.at(-1);
  const { page } = list;
  const mark = creating?.valid.mark;
  const search = creating?.stored === undefined ? undefined : tools.search(creating.stored, 'search');
  if (valid === undefined || create === undefined || mark === undefined || search === undefined || page === undefined) return;
  const creates = OWN.map((each): Probe => ({ ...tools.tagged(create, [{ to: mark, suffix: `-${each}.` }]), step: `create-${each}` }));
  const pages = [1, 2].map((number) =>
    withNumbers(search, `page-${number}`, [
      [list.limit, 2],
      [page, number],
    ]),
  );
  const base = { ...valid, id: `${operation.id}/own-pages`, operation: operation.id };
  yield tools.extended(base, { steps: [...valid.steps.slice(0, -1), ...creates, ...pages, search] });
}

/** A page that was answered, and what was requested. */
interface Page {
  readonly step: string;
  readonly rules: ListRules;
  readonly limit: number | undefined;
  readonly number: number | undefined;
  readonly body: Json;
}

function pagesIn({ steps }: ObservedScenario): readonly Page[] {
  return [...steps].flatMap(([step, { operation, reading, sent }]) => {
    const rules = operation?.list;
    if (!/^(page|limit)-/.test(step) || rules === undefined || reading.kind !== 'success' || reading.body === undefined) return [];
    const request = asDocument(sent.request);
    const number = rules.page === undefined ? undefined : numberAt(request, rules.page);
    return [{ step, rules, limit: numberAt(request, rules.limit), number, body: reading.body }];
  });
}

function numberAt(document: Json, where: string): number | undefined {
  const value = at(document, where);
  return typeof value === 'number' ? value : undefined;
}

/** What is at a location: a number as it is, of other values the type. */
function numberOrType(body: Json, where: string): number | string {
  const value = at(body, where);
  if (typeof value === 'number') return value;
  return value === undefined ? 'missing' : typeOf(value);
}

/** Where the numbers of a page contradict the request, or each other. */
function* contradictions({ rules: { pagination }, limit, number, body }: Page): Iterable<FindingFacts> {
  if (pagination === undefined || limit === undefined) return;
  const requested = [
    [pagination.limit, limit],
    [pagination.page, number],
  ] as const;
  for (const [where, expected] of requested) {
    const actual = numberOrType(body, where);
    if (expected !== undefined && actual !== expected) yield { where, expected, actual };
  }
  const [total, pages] = [numberAt(body, pagination.total), numberAt(body, pagination.pages)];
  if (total === undefined || pages === undefined) return;
  const more = pages - Math.ceil(total / limit);
  // An empty list has no page, or an empty one.
  if (more === 0 || (total === 0 && pages >= 0 && pages <= 1)) return;
  // Other scenarios create resources at the same time, so the total is no part of the finding.
  const actual = more > 0 ? `${more} more` : `${-more} less`;
  yield { where: pagination.pages, expected: 'the total divided by the limit, rounded up', actual };
}

/** Where a page of the scenario's own resources is not as many elements long, or does not have the total, that follows from their number. */
function* miscounts({ rules, limit, number, body }: Page, length: number): Iterable<FindingFacts> {
  const { pagination } = rules;
  if (pagination === undefined || limit === undefined) return;
  const total = numberAt(body, pagination.total);
  if (total !== undefined && total !== OWN.length) yield { where: pagination.total, expected: OWN.length, actual: total };
  if (number === undefined) return;
  const expected = Math.min(limit, OWN.length - (number - 1) * limit);
  if (length !== expected) yield { where: rules.items, expected, actual: length };
}

/**
 * Whether the scenario created its resources, and whatever it found has its tag: a search that matches by words also finds resources of
 * others, whose number nobody knows.
 */
function hasOnlyOwn(observed: ObservedScenario): boolean {
  const isCreated = OWN.every((each) => successBody(observed, `create-${each}`) !== undefined);
  return isCreated && ['page-1', 'page-2', 'search'].every((step) => isTagged(observed.steps.get(step)));
}

function isTagged(found: Observation | undefined): boolean {
  const list = found?.operation?.list;
  if (found?.reading.kind !== 'success' || list === undefined) return false;
  const items = at(found.reading.body, list.items);
  return !isArray(items) || items.every((item) => carriesTag(item, found.sent.mark));
}

/** Whether the pages of the scenario's own resources have an element twice. */
function isOneTwice(pages: readonly Page[]): boolean {
  const elements = pages.flatMap(({ body, rules }) => {
    const items = at(body, rules.items);
    return isArray(items) ? items.map((item) => JSON.stringify(item)) : [];
  });
  return new Set(elements).size !== elements.length;
}

export default scenario({
  id: 'list/pages',
  level: 'MUST',
  title: 'A page MUST have at most as many elements as requested, and its pagination MUST add up',
  source: 'OpenAPI description: x-list of operations that list',
  needs: ['transport/answers', 'transport/json', 'accept/valid', 'envelope/success-shape'],
  applies: ({ operations }) => (operations.some(({ list }) => list !== undefined) ? undefined : 'no operation lists resources'),
  exercisedBy: 'a valid request to an operation that lists resources',
  codes: {
    'page-too-long': {
      says: ({ expected }: { expected: string }) => `A page should have ${expected} elements, but it has more.`,
      hint: 'Apply the limit of the request to the query of the list.',
    },
    'page-adds-up': {
      says: ({ where, expected, actual }: FindingFacts) =>
        `The pagination does not add up: ${locationText(where)} should be ${valueText(expected)}, but is ${valueText(actual)}.`,
      hint: 'Compute the pagination from the same query as the list, with a fixed order.',
    },
  },
  *probes(tools) {
    for (const operation of tools.operations)
      if (operation.list !== undefined) {
        yield* anyPages(tools, operation, operation.list);
        yield* ownPages(tools, operation, operation.list);
      }
  },
  select: (observed) => {
    if (![...observed.steps.keys()].some((step) => successBody(observed, step) !== undefined)) return undefined;
    return { pages: pagesIn(observed), isOwn: hasOnlyOwn(observed) };
  },
  *judge({ pages, isOwn }, { find }) {
    for (const page of pages) {
      const { step, rules, limit, body } = page;
      const items = at(body, rules.items);
      if (!isArray(items)) {
        yield find['page-adds-up']({ where: rules.items, expected: 'array', actual: numberOrType(body, rules.items), step, besides: [] });
        continue;
      }
      if (limit !== undefined && items.length > limit)
        yield find['page-too-long']({ where: rules.items, expected: `at most ${limit}`, actual: 'more', step, besides: [] });
      for (const facts of contradictions(page)) yield find['page-adds-up']({ ...facts, step, besides: [] });
      if (isOwn) for (const facts of miscounts(page, items.length)) yield find['page-adds-up']({ ...facts, step });
    }
    const where = pages[0]?.rules.items ?? '';
    if (isOwn && isOneTwice(pages))
      yield find['page-adds-up']({ where, expected: 'every element once', actual: 'one twice', step: 'page-2' });
  },
});
