import type { Api, ApiAnswer, ApiOptions, ApiRequest } from '../api.ts';
import { type Routed, routing } from '../routes.ts';
import { answerOf, writtenOf } from './answer.ts';
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

/** The structured-error API, in memory: every MUST and SHOULD of the format, but for what the seams have otherwise. */
export function createApi(options: ApiOptions, seams: Seams = {}): Api {
  const world = worldOf(options, seams);
  const states = new States(world, options);
  const route = routing(BASE_PATH, ROUTES);
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
  keys.add({ text: apiKey, account: home, state: 'good' });
  return { keys, store: new Store(), limiter: new Limiter(seams.rate ?? rate), rules: { ...RULES, ...seams.rules }, seams, home };
}

function callOf({ method, url, headers, body }: ApiRequest, { operation, params }: Routed<OperationName>, number: number): Call {
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
  const { outcome, allowance } = handled(call, world);
  const told = outcome.kind === 'refusal' ? (seams.refuses?.(outcome, call) ?? outcome) : outcome;
  const plain = answerOf(told, call, allowance, seams);
  const answer = (await seams.answers?.(plain, call)) ?? plain;
  const isWritten = outgoing !== undefined && (seams.writes?.(outgoing, answer, call) ?? false);
  return isWritten ? undefined : writtenOf(answer);
}

/** A mistake of this server is a server error in the format. */
function handled(call: Call, world: World): ReturnType<typeof handle> {
  try {
    return handle(call, world);
  } catch {
    return { outcome: SERVER_ERROR, allowance: world.limiter.untouched() };
  }
}
