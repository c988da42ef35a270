import { isArray, type Json, typeOf } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { Found } from '../../src/model/finding.ts';
import type { Format, ListRules, Operation } from '../../src/model/format.ts';
import type { Probe, Scenario } from '../../src/model/probe.ts';
import type { Observation, ScenarioRequirement } from '../../src/model/requirement.ts';
import type { Tools } from '../../src/model/tools.ts';
import { successBody } from '../kit/scenarios.ts';

const id = 'list/pages';

function withPlaces(probe: Probe, step: string, places: Readonly<Record<string, number>>): Probe {
  const request = Object.entries(places).reduce((all, [place, value]) => setPlace(all, place, value), probe.request);
  return { ...probe, step, request };
}

function setPlace(request: Probe['request'], place: string, value: number): Probe['request'] {
  const [, part, ...rest] = place.split('/');
  const name = rest.join('/');
  if (part === 'query') return { ...request, query: { ...request.query, [name]: value } };
  return { ...request, body: { ...(typeof request.body === 'object' && !isArray(request.body) ? request.body : {}), [name]: value } };
}

/** Three things under one mark, read two to a page: nobody else's things are among them. */
function* ownPages(tools: Tools, operation: Operation, list: ListRules): Iterable<Scenario> {
  const creating = tools.operations.find(({ stored }) => stored?.operation === operation.id);
  const { page } = list;
  const made =
    creating === undefined ? undefined : tools.derived(creating).find((scenario) => scenario.steps.at(-1)?.cause.kind === 'valid');
  const create = made?.steps.at(-1);
  const mark = creating?.valid.mark;
  const search = creating?.stored === undefined ? undefined : tools.search(creating.stored, 'search');
  if (made === undefined || create === undefined || mark === undefined || search === undefined || page === undefined) return;
  const creates = [1, 2, 3].map(
    (each): Probe => ({ ...tools.marked(create, [{ to: mark, suffix: `-${each}.` }]), step: `create-${each}` }),
  );
  const pages = [1, 2].map((each) => withPlaces(search, `page-${each}`, { [list.limit]: 2, [page]: each }));
  yield tools.extended(
    { ...made, id: `${operation.id}/own-pages`, operation: operation.id },
    { requirement: id, steps: [...made.steps.slice(0, -1), ...creates, ...pages] },
  );
}

function* pages(tools: Tools, operation: Operation, list: ListRules): Iterable<Scenario> {
  const valid = tools.derived(operation).find((scenario) => scenario.steps.at(-1)?.cause.kind === 'valid');
  const probe = valid?.steps.at(-1);
  if (valid === undefined || probe === undefined) return;
  const steps = [1, 2].map((limit) => withPlaces(probe, `limit-${limit}`, { [list.limit]: limit }));
  yield tools.extended(valid, { requirement: id, steps: [...valid.steps.slice(0, -1), ...steps] });
}

function numberAt(body: Json, where: string): number | undefined {
  const value = at(body, where);
  return typeof value === 'number' ? value : undefined;
}

/** What one page says of itself; totals only where nobody else can change them between. */
function* judgePage({ operation, sent, reading }: Observation, step: string, own: boolean): Iterable<Found> {
  const list = operation?.list;
  if (list === undefined || reading.kind !== 'success' || reading.body === undefined) return;
  const { body } = reading;
  const items = at(body, list.items);
  const limit = numberAt(asDocument(sent.request), list.limit);
  if (!isArray(items))
    yield { code: 'page-adds-up', where: list.items, expected: 'array', actual: items === undefined ? 'missing' : typeOf(items), step };
  if (!isArray(items) || limit === undefined) return;
  if (items.length > limit) yield { code: 'page-too-long', where: list.items, expected: `at most ${limit}`, actual: 'more', step };
  const { pagination } = list;
  if (pagination === undefined) return;
  const page = list.page === undefined ? undefined : numberAt(asDocument(sent.request), list.page);
  if (numberAt(body, pagination.limit) !== limit)
    yield { code: 'page-adds-up', where: pagination.limit, expected: limit, actual: 'another value', step };
  if (page !== undefined && numberAt(body, pagination.page) !== page)
    yield { code: 'page-adds-up', where: pagination.page, expected: page, actual: 'another value', step };
  const total = numberAt(body, pagination.total);
  const told = numberAt(body, pagination.pages);
  if (total !== undefined && told !== undefined && told !== Math.ceil(total / limit) && !(total === 0 && told <= 1 && told >= 0))
    yield {
      code: 'page-adds-up',
      where: pagination.pages,
      expected: 'the total divided by the limit, rounded up',
      actual: 'another value',
      step,
    };
  if (own && total !== undefined && total !== 3) yield { code: 'page-adds-up', where: pagination.total, expected: 3, actual: total, step };
  if (own && page !== undefined && items.length !== Math.min(limit, 3 - (page - 1) * limit))
    yield { code: 'page-adds-up', where: list.items, expected: Math.min(limit, 3 - (page - 1) * limit), actual: items.length, step };
}

function asDocument(request: Observation['sent']['request']): Json {
  return { path: request.path, query: request.query, body: request.body ?? null };
}

export default {
  kind: 'scenario',
  id,
  level: 'MUST',
  title: 'A page MUST hold at most as many elements as were asked for, and the pagination MUST add up',
  source: 'x-list of the operations that list',
  needs: ['transport/answers', 'transport/json', 'accept/valid', 'envelope/success-shape'],
  applies: ({ operations }: Format) => (operations.some(({ list }) => list !== undefined) ? undefined : 'no operation lists'),
  exercisedBy: 'a valid request of a listing',
  provokedBy: () => false,
  *probes(_format, tools) {
    for (const operation of tools.operations)
      if (operation.list !== undefined) {
        yield* pages(tools, operation, operation.list);
        yield* ownPages(tools, operation, operation.list);
      }
  },
  concerns: (scenario) =>
    scenario.scenario.broughtBy === id && [...scenario.steps.keys()].some((step) => successBody(scenario, step) !== undefined),
  *judge(scenario) {
    const own = scenario.steps.has('page-1') && [1, 2, 3].every((each) => successBody(scenario, `create-${each}`) !== undefined);
    for (const [step, observation] of scenario.steps) if (/^(page|limit)-/.test(step)) yield* judgePage(observation, step, own);
    if (!own) return;
    const rule = scenario.steps.get('page-1')?.operation?.list;
    const all = ['page-1', 'page-2'].flatMap((step) => {
      const items = rule === undefined ? undefined : at(successBody(scenario, step), rule.items);
      return isArray(items) ? items.map((item) => JSON.stringify(item)) : [];
    });
    if (new Set(all).size !== all.length)
      yield { code: 'page-adds-up', where: rule?.items ?? '', expected: 'every element once', actual: 'one twice', step: 'page-2' };
  },
} satisfies ScenarioRequirement;
