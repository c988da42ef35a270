import { type ServerType, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { isMembers, type MemberError, newTaskErrors, STATUSES, TASK_MEMBERS, taskChangeErrors } from './rules.ts';

/** How the server names invalid members, and which fault it has. */
export interface TasksOptions {
  readonly naming?: 'dotted' | 'bracketed' | 'json-pointer';
  readonly fault?: 'last-member' | 'index-shifted' | 'other-status-in-body' | 'unknown-as-invalid' | 'stack-trace' | 'limit-ignored';
}

/** A running tasks server. */
export interface RunningTasks {
  readonly target: string;
  readonly states: string;
  readonly apiKey: string;
  readonly close: () => Promise<void>;
}

type Members = Readonly<Record<string, unknown>>;
interface Task extends Members {
  readonly id: string;
  readonly seen: number;
}
interface Problem {
  readonly status: 400 | 401 | 404 | 415 | 422 | 429;
  readonly title: string;
}

const PROBLEMS = {
  malformed: { status: 400, title: 'The body is no JSON object' },
  invalid: { status: 422, title: 'Some members are not valid' },
  'empty-change': { status: 422, title: 'Nothing is changed' },
  key: { status: 401, title: 'The key is missing or not valid' },
  'not-found': { status: 404, title: 'There is no such task' },
  'media-type': { status: 415, title: 'The body has to be JSON' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
} as const satisfies Readonly<Record<string, Problem>>;

/** Starts the tasks server on a free port; `close` releases everything. */
export async function startTasks({ naming = 'dotted', fault }: TasksOptions = {}): Promise<RunningTasks> {
  const [apiKey, limitedKey] = ['tasks-key-0123456789', `limited-${crypto.randomUUID()}`];
  const member = naming === 'json-pointer' ? 'pointer' : 'name';
  const tasks = new Map<string, Task>();
  const app = new Hono();

  function name(path: MemberError['path']): string {
    if (fault === 'last-member') return path.findLast((part) => typeof part === 'string') ?? '$';
    if (naming === 'json-pointer') return path.map((part) => `/${part}`).join('');
    if (naming === 'dotted') return path.join('.') || '$';
    return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('') || '$';
  }

  function problem(kind: keyof typeof PROBLEMS, errors: readonly MemberError[] = []) {
    const trace = new Error('rejected').stack ?? '';
    return {
      type: `https://tasks.example/problems/${kind}`,
      ...PROBLEMS[kind],
      ...(fault === 'other-status-in-body' && kind === 'invalid' ? { status: 400 } : {}),
      ...(fault === 'stack-trace' && kind === 'malformed' ? { detail: trace } : {}),
      ...(errors.length === 0 ? {} : { errors: errors.map(({ path, detail }) => ({ [member]: name(path), detail })) }),
    };
  }

  function reject(c: Context, kind: keyof typeof PROBLEMS, errors: readonly MemberError[] = []): Response {
    return c.body(JSON.stringify(problem(kind, errors)), PROBLEMS[kind].status, { 'content-type': 'application/problem+json' });
  }

  const missing = (c: Context) =>
    fault === 'unknown-as-invalid' ? reject(c, 'invalid', [{ path: ['id'], detail: 'names nothing' }]) : reject(c, 'not-found');

  function store(members: Members, more: Members = {}): Task {
    const task = { ...merged({}, knownMembers(members)), ...more, id: crypto.randomUUID(), seen: 0 };
    tasks.set(task.id, task);
    return task;
  }

  /** The body as an object, or the answer that rejects it. */
  async function body(c: Context): Promise<Members | Response> {
    if (!/^application\/([\w.-]+\+)?json\b/.test(c.req.header('content-type') ?? '')) return reject(c, 'media-type');
    try {
      const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await c.req.arrayBuffer()));
      return isMembers(value) ? value : reject(c, 'malformed');
    } catch {
      return reject(c, 'malformed');
    }
  }

  app.use('/v2/*', async (c, next) => {
    const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    if (key === apiKey) await next();
    else c.res = reject(c, key === limitedKey ? 'too-many-requests' : 'key');
    for (const [header, value] of Object.entries({ 'RateLimit-Limit': '900', 'RateLimit-Remaining': '899', 'RateLimit-Reset': '60' }))
      c.res.headers.set(header, value);
    if (c.res.status === 429) c.res.headers.set('Retry-After', '60');
  });

  app.get('/v2/tasks', (c) => {
    const { page = '1', limit = '10', search = '', status } = c.req.query();
    const errors: MemberError[] = [];
    for (const [key, value, most] of [
      ['page', page, 1e9],
      ['limit', limit, 50],
    ] as const)
      if (!/^[1-9]\d*$/.test(value) || Number(value) > most)
        errors.push({ path: [key], detail: `must be a whole number from 1 to ${most}` });
    if (status !== undefined && !STATUSES.some((each) => each === status)) errors.push({ path: ['status'], detail: 'is not known' });
    if (errors.length > 0) return reject(c, 'invalid', errors);
    const fits = (task: Task) => String(task['title']).includes(search) && (status === undefined || task['status'] === status);
    const all = [...tasks.values()].filter((task) => task['foreign'] !== true && fits(task));
    const size = Number(limit);
    const items = fault === 'limit-ignored' ? all : all.slice((Number(page) - 1) * size, Number(page) * size);
    return c.json({ items, page: { number: Number(page), size, total: all.length, count: Math.ceil(all.length / size) } });
  });

  app.post('/v2/tasks', async (c) => {
    const members = await body(c);
    if (members instanceof Response) return members;
    const errors = newTaskErrors(members, []);
    return errors.length > 0 ? reject(c, 'invalid', errors) : c.json(store(members), 201);
  });

  app.post('/v2/tasks/bulk', async (c) => {
    const members = await body(c);
    if (members instanceof Response) return members;
    const list = members['tasks'];
    if (!Array.isArray(list) || list.length === 0 || list.length > 20)
      return reject(c, 'invalid', [{ path: ['tasks'], detail: 'must be a list of 1 to 20 tasks' }]);
    const results = list.map((item: unknown, position) => {
      const errors = newTaskErrors(item, []);
      const index = fault === 'index-shifted' ? position + 1 : position;
      return errors.length === 0 && isMembers(item)
        ? { index, status: 201, task: store(item) }
        : { index, status: 422, problem: problem('invalid', errors) };
    });
    return c.json({ results }, results.every(({ status }) => status === 201) ? 200 : 207);
  });

  app.on(['GET', 'PATCH', 'DELETE'], '/v2/tasks/:id', async (c) => {
    const task = tasks.get(c.req.param('id'));
    const change = c.req.method === 'PATCH' ? await body(c) : {};
    if (change instanceof Response) return change;
    if (task === undefined || task['foreign'] === true) return missing(c);
    if (c.req.method === 'GET') return c.json(task);
    if (c.req.method === 'DELETE') return tasks.delete(task.id) ? c.body(null, 204) : missing(c);
    if (Object.keys(change).length === 0) return reject(c, 'empty-change');
    const errors = taskChangeErrors(change, []);
    if (errors.length > 0) return reject(c, 'invalid', errors);
    const changed = { ...merged(task, knownMembers(change)), id: task.id, seen: task.seen + 1 };
    tasks.set(task.id, changed);
    return c.json(changed);
  });

  app.post('/_states', async (c) => {
    const { action, state } = await c.req.json<{ action: string; state: string }>();
    if (state === 'a task of another caller exists')
      return c.json(action === 'setup' ? { id: store({ title: 'Not yours' }, { foreign: true }).id } : {});
    return state === 'the limit is spent' ? c.json({ apiKey: limitedKey }) : c.json({}, 404);
  });

  const server = await new Promise<ServerType>((listening) => {
    const started: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => listening(started));
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const close = () => new Promise<void>((closed) => void server.close(() => closed()));
  return { target: `${origin}/v2`, states: `${origin}/_states`, apiKey, close };
}

/** Merges by RFC 7396: null removes a member, objects are merged recursively. */
function merged(old: unknown, change: unknown): Members {
  const all = new Map(Object.entries(isMembers(old) ? old : {}));
  for (const [key, value] of Object.entries(isMembers(change) ? change : {}))
    if (value === null) all.delete(key);
    else all.set(key, isMembers(value) ? merged(all.get(key), value) : Array.isArray(value) ? value.map(withoutNulls) : value);
  return Object.fromEntries(all);
}

function withoutNulls(value: unknown): unknown {
  return isMembers(value) ? merged({}, value) : value;
}

/** The known members of a task. */
function knownMembers(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([key]) => TASK_MEMBERS.includes(key)));
}
