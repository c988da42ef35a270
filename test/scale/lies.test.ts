import { describe, expect, it } from 'vitest';
import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { LeftBecause } from '../../src/model/report.ts';
import type { RawAnswer, WireRequest } from '../../src/model/wire.ts';
import { check } from '../../src/run/check.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from './runs.ts';

const FORMAT = 'structured-error';
const CUSTOMERS = 12;

/** What the server answered, and what is known about it. */
interface Answered {
  readonly request: WireRequest;
  readonly json: JsonObject;
  /** How many creations were answered until now; 0 if this is none. */
  readonly creation: number;
  readonly isBulk: boolean;
  /** The customers' resources, which no run created. */
  readonly foreign: readonly JsonObject[];
}

interface Lie {
  readonly name: string;
  /** What is answered instead; a number is a status without a usable body. */
  readonly tell: (answered: Answered) => JsonObject | number;
  /** A reason that the report must give. */
  readonly why?: LeftBecause;
  /** Lists hide the resources of customers, so that only reading tells whose a resource is. */
  readonly hides?: true;
}

const LIES: readonly Lie[] = [
  {
    name: 'lists the account in a bulk',
    why: 'more-than-sent',
    tell: ({ json, isBulk, foreign }) => (isBulk ? { ...json, created: [...foreign, ...foreign, ...foreign] } : json),
  },
  {
    name: 'lists invented ids in a bulk',
    why: 'more-than-sent',
    tell: ({ json, isBulk }) =>
      isBulk
        ? {
            ...json,
            created: Array.from({ length: 500 }, (_, index) => ({ id: `eeeeeeee-0000-4000-8000-${String(index).padStart(12, '0')}` })),
          }
        : json,
  },
  {
    name: 'names customers in a bulk, as many as items were sent',
    hides: true,
    why: 'not-ours',
    tell: bulk((_, customer) => ({ id: idOf(customer) })),
  },
  {
    name: 'shows the items of a bulk with ids of customers',
    hides: true,
    tell: bulk((item, customer) => ({ ...item, id: idOf(customer) })),
  },
  {
    name: 'shows what was sent with the id of a customer',
    why: 'not-ours',
    hides: true,
    tell: single((json, customer) => ({ ...json, id: idOf(customer) })),
  },
  {
    name: 'names a customer in every fifth answer only',
    hides: true,
    tell: (answered) =>
      answered.creation % 5 === 0 ? single((json, customer) => ({ ...json, id: idOf(customer) }))(answered) : answered.json,
  },
  {
    name: 'writes the id of a customer in upper case',
    why: 'known-before',
    tell: single((json, customer) => ({ ...json, id: idOf(customer).toUpperCase() })),
  },
  { name: 'finds a customer instead of creating one', hides: true, tell: single((_, customer) => customer) },
  {
    name: 'names a customer, and answers every read with 404',
    hides: true,
    tell: (answered) =>
      answered.request.method === 'GET' && /qrcodes\/[^/?]+$/.test(answered.request.path)
        ? 404
        : single((json, customer) => ({ ...json, id: idOf(customer) }))(answered),
  },
  { name: 'answers an empty id', tell: single((json) => ({ ...json, id: '' })) },
  { name: 'answers an id of dots', tell: single((json) => ({ ...json, id: '..' })) },
  { name: 'answers an id with a slash', tell: single((json) => ({ ...json, id: '../qrcodes' })) },
  { name: 'answers a list of ids', tell: single((json, customer) => ({ ...json, id: [idOf(customer)] })) },
  {
    name: 'answers invented ids',
    why: 'not-found',
    tell: single((json, _, creation) => ({ ...json, id: `eeeeeeee-0000-4000-8000-${String(creation).padStart(12, '0')}` })),
  },
  {
    name: 'fails, and finds customers under every run tag',
    tell: ({ request, json, creation, foreign }) => {
      if (creation > 0) return 500;
      const tag = /[?&]search=([^&]*)/.exec(request.path)?.[1];
      const list = json['data'];
      if (tag === undefined || !isArray(list)) return json;
      return { ...json, data: [...list, ...foreign.map((each) => ({ ...each, name: decodeURIComponent(tag) }))] };
    },
  },
];

function idOf(resource: JsonObject | undefined): string {
  return String(resource?.['id']);
}

/** Changes what a single creation answers. */
function single(change: (json: JsonObject, customer: JsonObject, creation: number) => JsonObject): Lie['tell'] {
  return ({ json, creation, isBulk, foreign }) =>
    creation === 0 || isBulk ? json : change(json, foreign[creation % foreign.length] ?? {}, creation);
}

/** Changes each element that a bulk answers. */
function bulk(change: (item: JsonObject, customer: JsonObject) => JsonObject): Lie['tell'] {
  return ({ json, creation, isBulk, foreign }) => {
    const created = json['created'];
    if (!isBulk || !isArray(created)) return json;
    return {
      ...json,
      created: created.map((item, index) => (isObject(item) ? change(item, foreign[(creation + index) % foreign.length] ?? {}) : item)),
    };
  };
}

interface Outcome {
  /** The customers' resources before and after the run. */
  readonly before: readonly JsonObject[];
  readonly after: readonly JsonObject[];
  /** Paths below the collection that were deleted or changed without an id. */
  readonly bare: readonly string[];
  /** How many resources of the run are left, and how many of them its warnings count. */
  readonly left: number;
  readonly warned: number;
  readonly reasons: readonly LeftBecause[];
}

/** Runs a check against a server that lies so. */
async function against({ tell, hides }: Lie): Promise<Outcome> {
  const reference = inProcess({ formats: [FORMAT] });
  const target = reference.targets[FORMAT] ?? '';
  const { pathname } = new URL(target);
  const direct = reference.wire({ origin: 'http://127.0.0.1:1', connections: 1, timeoutMs: 1000, maxBodyBytes: 1e7 });
  const call = async (method: string, path: string, body?: Json) => {
    const headers = [['x-api-key', reference.apiKey] as const, ['content-type', 'application/json'] as const];
    const request = { method, path: pathname + path, headers, body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)) };
    return jsonOf(await direct.exchange(request, undefined));
  };
  const list = async () => {
    const all: JsonObject[] = [];
    for (let page = 1; ; page += 1) {
      const data = member(await call('GET', `/qrcodes?limit=100&page=${page}`), 'data');
      all.push(...(isArray(data) ? data : []).filter(isObject));
      if (!isArray(data) || data.length < 100) return all;
    }
  };
  for (let index = 0; index < CUSTOMERS; index += 1)
    await call('POST', '/qrcodes', { type: 'text', name: `customer ${index}`, content: { text: `note ${index} of a customer` } });
  const before = await list();
  const customers = new Set(before.map(idOf));
  const bare: string[] = [];
  let creations = 0;
  const outcome = await check(
    optionsOf({
      formats: [{ format: loadBuiltIn(FORMAT), target, apiKey: reference.apiKey, statesUrl: reference.states }],
      only: ['accept', 'bulk/stored-exact', 'relations/refused-twice-refused', 'gone'],
      wire: (options) => {
        const line = reference.wire(options);
        return {
          ...line,
          exchange: async (request, signal) => {
            if (request.method === 'DELETE' && /qrcodes\/?(\?|$)|%2E|%2F/.test(request.path)) bare.push(request.path);
            // Ids of this server are UUIDs, which are the same in either case.
            const path = request.path.replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g, (id) =>
              customers.has(id.toLowerCase()) ? id.toLowerCase() : id,
            );
            const answer = await line.exchange({ ...request, path }, signal);
            const json = jsonOf(answer);
            if (answer.kind !== 'answered' || json === undefined) return answer;
            const isCreation = request.method === 'POST' && answer.status < 300 && /qrcodes(\/bulk)?$/.test(request.path);
            if (isCreation) creations += 1;
            const shown = hides === true ? withoutCustomers(json, customers) : json;
            const told = tell({
              request,
              json: shown,
              creation: isCreation ? creations : 0,
              isBulk: isCreation && request.path.endsWith('/bulk'),
              foreign: before,
            });
            if (typeof told === 'number')
              return { ...answer, status: told, headers: [['content-type', 'text/plain']], body: Buffer.from('oops') };
            return { ...answer, body: Buffer.from(JSON.stringify(told)) };
          },
        };
      },
    }),
  );
  const all = await list();
  const warned = (outcome.report?.run.warnings ?? []).map((warning) =>
    warning.code === 'left-in-place' || warning.code === 'not-deleted'
      ? warning.detail.resources
      : warning.code === 'maybe-created'
        ? warning.detail.requests
        : 0,
  );
  return {
    before,
    after: all.filter((each) => customers.has(idOf(each))),
    bare,
    left: all.length - CUSTOMERS,
    reasons: (outcome.report?.run.warnings ?? []).flatMap((warning) => (warning.code === 'left-in-place' ? warning.detail.why : [])),
    warned: warned.reduce((sum, count) => sum + count, 0),
  };
}

function jsonOf(answer: RawAnswer): JsonObject | undefined {
  try {
    const value: Json | undefined = answer.kind === 'answered' ? JSON.parse(answer.body.toString('utf8')) : undefined;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function withoutCustomers(json: JsonObject, customers: ReadonlySet<string>): JsonObject {
  const list = json['data'];
  return isArray(list) ? { ...json, data: list.filter((each) => !isObject(each) || !customers.has(idOf(each))) } : json;
}

describe('a run against a server that lies about ids', () => {
  it.each(LIES)(
    'leaves every resource of customers as it was if the server $name',
    async (lie) => {
      const { before, after, bare, left, warned, reasons } = await against(lie);
      expect(before).toHaveLength(CUSTOMERS);
      expect(after).toEqual(before);
      expect(bare).toEqual([]);
      if (lie.why !== undefined) expect(reasons).toContain(lie.why);
      // What it could not delete is reported.
      if (left > 0) expect(warned).toBeGreaterThan(0);
    },
    60_000,
  );

  it('deletes everything that it created if the server answers nothing but true ids', async () => {
    const idOnly = (item: JsonObject): JsonObject => ({ id: idOf(item) });
    const { after, before, left, warned } = await against({
      name: 'answers nothing but ids',
      tell: (answered) => (answered.isBulk ? bulk(idOnly)(answered) : single(idOnly)(answered)),
    });
    expect(after).toEqual(before);
    expect({ left, warned }).toEqual({ left: 0, warned: 0 });
  }, 60_000);

  it('deletes everything that it created if the server tells the truth', async () => {
    const { before, after, left, warned } = await against({ name: 'tells the truth', tell: ({ json }) => json });
    expect(after).toEqual(before);
    expect({ left, warned }).toEqual({ left: 0, warned: 0 });
  }, 60_000);
});
