import type { Api, ApiAnswer, ApiOptions, ApiRequest } from '../api.ts';
import { createRouter, type RouteMatch } from '../routes.ts';
import { answerOf, serialized } from './answer.ts';
import type { Call, OperationName } from './call.ts';
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

/** Creates the structured-error API in memory. It meets every MUST and SHOULD of the format, except where seams change it. */
export function createApi(options: ApiOptions, seams: Seams = {}): Api {
  const world = worldOf(options, seams);
  const states = new States(world, options);
  const route = createRouter(BASE_PATH, ROUTES);
  let count = 0;
  return {
    format: 'structured-error',
    basePath: BASE_PATH,
    answer: (request) => {
      count += 1;
      return respond(callOf(request, route(request.method, request.url.pathname), count), world, request);
    },
    setUp: (state, params) => states.setUp(state, params),
    tearDown: (state, params) => states.tearDown(state, params),
  };
}

function worldOf({ apiKey, rate }: ApiOptions, seams: Seams): World {
  const home = { id: 'home' };
  const keys = new Keys();
  keys.add({ text: apiKey, account: home, state: 'valid' });
  return { keys, store: new Store(), limiter: new Limiter(seams.rate ?? rate), rules: { ...RULES, ...seams.rules }, seams, home };
}

function callOf({ method, url, headers, body }: ApiRequest, { operation, params }: RouteMatch<OperationName>, number: number): Call {
  return {
    number,
    operation,
    method,
    url,
    headers,
    id: params['id'] ?? '',
    body: body === undefined ? { kind: 'too large' } : { kind: 'read', bytes: body },
    requestId: crypto.randomUUID(),
  };
}

async function respond(call: Call, world: World, { outgoing }: ApiRequest): Promise<ApiAnswer | undefined> {
  const { seams } = world;
  const { outcome, allowance } = handleSafely(call, world);
  const final = outcome.kind === 'rejection' ? (seams.rejects?.(outcome, call) ?? outcome) : outcome;
  const plain = answerOf(final, call, allowance, seams);
  const answer = (await seams.answers?.(plain, call)) ?? plain;
  const isWritten = outgoing !== undefined && (seams.writes?.(outgoing, answer, call) ?? false);
  return isWritten ? undefined : serialized(answer);
}

/** Turns an exception of this server into a server error of the format. */
function handleSafely(call: Call, world: World): ReturnType<typeof handle> {
  try {
    return handle(call, world);
  } catch {
    return { outcome: SERVER_ERROR, allowance: world.limiter.unused() };
  }
}
