import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Api, ApiOptions, NodeEnv } from '../api.ts';
import { answerOf, responseOf } from './answer.ts';
import { type Call, type OperationName, readBody } from './call.ts';
import { handle } from './handle.ts';
import { Keys } from './keys.ts';
import { Limiter } from './limit.ts';
import { SERVER_ERROR } from './outcome.ts';
import { BASE_PATH, ROUTES } from './routes.ts';
import { RULES } from './rules.ts';
import type { Seams } from './seams.ts';
import { States } from './states.ts';
import { Store } from './store.ts';
import type { World } from './world.ts';

type Bindings = { Bindings: NodeEnv };

/** The structured-error API, in memory: every MUST and SHOULD of the format, but for what the seams have otherwise. */
export function createApi(options: ApiOptions, seams: Seams = {}): Api {
  const world = worldOf(options, seams);
  const states = new States(world, options);
  const app = new Hono<Bindings>();
  let count = 0;
  const serve = async (context: Context<Bindings>, operation: OperationName | undefined): Promise<Response> => {
    count += 1;
    return respond(await callOf(context, operation, count), world, context.env);
  };
  for (const { method, path, operation } of ROUTES) app.on(method, BASE_PATH + path, (context) => serve(context, operation));
  app.notFound((context) => serve(context, undefined));
  return {
    format: 'structured-error',
    basePath: BASE_PATH,
    fetch: (request, env) => app.fetch(request, env),
    setUp: (state, params) => states.setUp(state, params),
    tearDown: (state, params) => states.tearDown(state, params),
  };
}

function worldOf({ apiKey, rate }: ApiOptions, seams: Seams): World {
  const home = { id: 'home' };
  const keys = new Keys();
  keys.add({ text: apiKey, account: home, state: 'good' });
  return { keys, store: new Store(), limiter: new Limiter(seams.rate ?? rate), rules: { ...RULES, ...seams.rules }, seams, home };
}

async function callOf(context: Context<Bindings>, operation: OperationName | undefined, number: number): Promise<Call> {
  const request = context.req.raw;
  return {
    number,
    operation,
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    id: context.req.param('id') ?? '',
    body: await readBody(request),
    requestId: crypto.randomUUID(),
  };
}

async function respond(call: Call, world: World, env: NodeEnv): Promise<Response> {
  const { seams } = world;
  const { outcome, allowance } = handled(call, world);
  const told = outcome.kind === 'refusal' ? (seams.refuses?.(outcome, call) ?? outcome) : outcome;
  const plain = answerOf(told, call, allowance, seams);
  const answer = (await seams.answers?.(plain, call)) ?? plain;
  const written = env.outgoing !== undefined && (seams.writes?.(env.outgoing, answer, call) ?? false);
  return written ? RESPONSE_ALREADY_SENT : responseOf(answer);
}

/** A mistake of this server is a server error in the format. */
function handled(call: Call, world: World): ReturnType<typeof handle> {
  try {
    return handle(call, world);
  } catch {
    return { outcome: SERVER_ERROR, allowance: world.limiter.untouched() };
  }
}
