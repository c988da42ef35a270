import { isArray, isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import { at, pointer } from '../../src/json/pointer.ts';
import type { OpenWire, RawAnswer, WireRequest } from '../../src/model/wire.ts';
import { API_KEY, BASE, DATA, type Described, documentOf } from './description.ts';
import { type ErrorReporting, type Judge, judges, type Wrong } from './judge.ts';
import { queryJudge } from './query.ts';

/** Legal freedoms and faults of a server. */
export interface ServerBehaviour extends ErrorReporting {
  /** The schema that it checks, if that is not the described one. */
  readonly checks?: JsonObject;
  /** Changes a resource before it is checked. */
  readonly seen?: (thing: Json) => Json;
  /** Changes each text of a resource before it is checked. */
  readonly text?: (text: string) => string;
  /** Changes a query before it is checked. */
  readonly asked?: (query: URLSearchParams) => URLSearchParams;
  /** Reads the body of a create. Throws if it is no JSON. */
  readonly parsed?: (text: string) => Json;
  /** Changes a resource before it is stored. */
  readonly kept?: (thing: Json) => Json;
}

interface Answer {
  readonly status: number;
  readonly body?: Json;
}

interface Thing extends JsonObject {
  readonly id: string;
  readonly data: Json;
}

/** The address of the server; nothing ever connects to it. */
export const TARGET = `http://127.0.0.1:1${BASE}`;

/** After this many answers other tasks get a turn, since nothing here waits for a network. */
const TURN = 200;

/** The wire to a server in this process that validates requests by the description and reports errors. */
export function wireOf(described: Described, behaviour: ServerBehaviour = {}): OpenWire {
  const answer = answerer(described, behaviour);
  let answered = 0;
  const exchange = async (request: WireRequest): Promise<RawAnswer> => {
    answered += 1;
    if (answered % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    const { status, body } = answer(request);
    const text = body === undefined ? '' : JSON.stringify(body);
    return { kind: 'answered', status, headers: [['content-type', 'application/json']], body: Buffer.from(text) };
  };
  return () => ({ exchange, close: async () => {} });
}

function answerer(described: Described, behaviour: ServerBehaviour): (request: WireRequest) => Answer {
  const things = new Map<string, Thing>();
  const checked = documentOf(behaviour.checks === undefined ? described : { ...described, schema: behaviour.checks });
  const { naming = 'dotted', bulk = {} } = described;
  const judgeAt = judges(checked, { naming, ...behaviour });
  const judgeQuery = queryJudge(checked, judgeAt);
  const judgeThing = seeing(judgeAt(bodyOf('/things')), behaviour);
  const judgeItem = bulk === 'none' ? judgeThing : seeing(judgeAt(`${bodyOf('/things/bulk')}/properties/things/items`), behaviour);

  function store(thing: Json): Thing {
    const stored: Thing = { id: crypto.randomUUID(), [DATA]: behaviour.kept?.(thing) ?? thing };
    things.set(stored.id, stored);
    return stored;
  }

  function list(query: URLSearchParams): Answer {
    const wrong = judgeQuery(behaviour.asked?.(query) ?? query);
    if (wrong.length > 0) return refusal('invalid', wrong);
    const search = query.get('search') ?? '';
    const found = [...things.values()].filter(({ data }) => String(at(data, described.mark ?? '')).includes(search));
    return { status: 200, body: { items: found.slice(0, Number(query.get('limit') ?? 10)) } };
  }

  function create(body: JsonObject): Answer {
    const wrong = judgeThing(body);
    return wrong.length > 0 ? refusal('invalid', wrong) : { status: 201, body: store(body) };
  }

  function createMany({ things: items }: JsonObject): Answer {
    const { least = 1, most = 12 } = bulk === 'none' ? {} : bulk;
    if (!isArray(items) || items.length < least || items.length > most)
      return refusal('invalid', [{ name: naming === 'json-pointer' ? '/things' : 'things', message: 'is wrong' }]);
    const judged = items.map((item, index) => ({ item, index, fields: judgeItem(item) }));
    const errors = judged.flatMap(({ index, fields }) => (fields.length > 0 ? [{ index, fields: fields.map(asField) }] : []));
    return { status: 200, body: { created: judged.flatMap(({ item, fields }) => (fields.length > 0 ? [] : [store(item)])), errors } };
  }

  function one(method: string, id: string): Answer {
    const thing = things.get(id);
    if (thing === undefined) return refusal('not_found');
    if (method === 'GET') return { status: 200, body: thing };
    things.delete(id);
    return { status: 204 };
  }

  function posted(path: string, body: Uint8Array | undefined): Answer {
    const parsed = objectOf(body, path === '/things' ? (behaviour.parsed ?? JSON.parse) : JSON.parse);
    if (parsed === undefined) return refusal('malformed');
    return path === '/things' ? create(parsed) : createMany(parsed);
  }

  return ({ method, path, headers, body }) => {
    const url = new URL(path, TARGET);
    const asked = url.pathname.slice(BASE.length);
    const id = /^\/things\/([^/]+)$/.exec(asked)?.[1];
    if (!headers.some(([name, value]) => name.toLowerCase() === 'x-key' && value === API_KEY)) return refusal('unauthorized');
    if (method === 'GET' && asked === '/things') return list(url.searchParams);
    if (method === 'POST' && (asked === '/things' || asked === '/things/bulk')) return posted(asked, body);
    if (id !== undefined && (method === 'GET' || method === 'DELETE')) return one(method, decodeURIComponent(id));
    return refusal('not_found');
  };
}

const STATUSES = { malformed: 400, unauthorized: 401, not_found: 404, invalid: 422 } as const;

function refusal(code: keyof typeof STATUSES, wrong: readonly Wrong[] = []): Answer {
  const fields: JsonObject = wrong.length === 0 ? {} : { fields: wrong.map(asField) };
  return { status: STATUSES[code], body: { code, message: `${code}!`, ...fields } };
}

function asField({ name, message }: Wrong): JsonObject {
  return { name, message };
}

function seeing(judge: Judge, { seen, text }: ServerBehaviour): Judge {
  if (seen === undefined && text === undefined) return judge;
  return (thing) => judge(withTexts(seen?.(thing) ?? thing, text));
}

function withTexts(value: Json, change: ServerBehaviour['text']): Json {
  if (change === undefined) return value;
  if (typeof value === 'string') return change(value);
  if (isArray(value)) return value.map((each) => withTexts(each, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTexts(each, change)]));
}

/** The pointer of the schema of the body of a POST. */
function bodyOf(path: string): string {
  return pointer('paths', path, 'post', 'requestBody', 'content', 'application/json', 'schema');
}

/** The body as an object; `undefined` if it is none, or has lists nested deeper than a reader must support. */
function objectOf(body: Uint8Array | undefined, parse: (text: string) => Json): JsonObject | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const value = /(\[\s*){60}/.test(text) ? undefined : parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
