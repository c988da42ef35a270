import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Api, ApiOptions, NodeEnv } from '../api.ts';
import { answerOf, responseOf } from './answer.ts';
import { type Call, OPERATIONS, type OperationName, readBody } from './call.ts';
import { handle } from './handle.ts';
import { type Outcome, SYSTEM_ERROR } from './outcome.ts';
import { BASE_PATH, ROUTES } from './routes.ts';
import type { Seams } from './seams.ts';
import { States } from './states.ts';
import { newWorld, type World } from './world.ts';

type Bindings = { Bindings: NodeEnv };

/** The code-envelope API, in memory: every MUST and SHOULD of the format, but for what the seams have otherwise. */
export function createApi(options: ApiOptions, seams: Seams = {}): Api {
  const world = newWorld(options, seams);
  const states = new States(world, options);
  const app = new Hono<Bindings>();
  let count = 0;
  const serve = async ({ req, env }: Context<Bindings>, operation: OperationName | undefined): Promise<Response> => {
    count += 1;
    return respond(await callOf(req.raw, operation, count), world, env);
  };
  for (const operation of OPERATIONS) app.post(BASE_PATH + ROUTES[operation], (context) => serve(context, operation));
  app.notFound((context) => serve(context, undefined));
  return {
    format: 'code-envelope',
    basePath: BASE_PATH,
    fetch: (request, env) => app.fetch(request, env),
    setUp: (state, params) => states.setUp(state, params),
    tearDown: (state, params) => states.tearDown(state, params),
  };
}

async function callOf(request: Request, operation: OperationName | undefined, number: number): Promise<Call> {
  const { method, url, headers } = request;
  return { number, operation, method, url: new URL(url), headers, body: await readBody(request) };
}

async function respond(call: Call, world: World, env: NodeEnv): Promise<Response> {
  const { seams } = world;
  const outcome = handled(call, world);
  const told = outcome.kind === 'refusal' ? (seams.refuses?.(outcome, call) ?? outcome) : outcome;
  const plain = answerOf(told, call, seams);
  const answer = (await seams.answers?.(plain, call)) ?? plain;
  const written = env.outgoing !== undefined && (seams.writes?.(env.outgoing, answer, call) ?? false);
  return written ? RESPONSE_ALREADY_SENT : responseOf(answer);
}

/** A mistake of this server is a system error in the format. */
function handled(call: Call, world: World): Outcome {
  try {
    return handle(call, world);
  } catch {
    return SYSTEM_ERROR;
  }
}
