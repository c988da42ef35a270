import type { Api, ApiAnswer, ApiOptions, ApiRequest } from '../api.ts';
import { createRouter } from '../routes.ts';
import { answerOf, serialized } from './answer.ts';
import { type Call, OPERATIONS } from './call.ts';
import { handle } from './handle.ts';
import { type Outcome, SYSTEM_ERROR } from './outcome.ts';
import { BASE_PATH, ROUTES } from './routes.ts';
import type { Seams } from './seams.ts';
import { States } from './states.ts';
import { newWorld, type World } from './world.ts';

/** Creates the code-envelope API in memory. It meets every MUST and SHOULD of the format, except where seams change it. */
export function createApi(options: ApiOptions, seams: Seams = {}): Api {
  const world = newWorld(options, seams);
  const states = new States(world, options);
  const route = createRouter(
    BASE_PATH,
    OPERATIONS.map((operation) => ({ method: 'POST', path: ROUTES[operation], operation })),
  );
  let count = 0;
  return {
    format: 'code-envelope',
    basePath: BASE_PATH,
    answer: (request) => {
      const { method, url, headers, body } = request;
      count += 1;
      const { operation } = route(method, url.pathname);
      return respond({ number: count, operation, method, url, headers, body }, world, request);
    },
    setUp: (state, params) => states.setUp(state, params),
    tearDown: (state, params) => states.tearDown(state, params),
  };
}

async function respond(call: Call, world: World, { outgoing }: ApiRequest): Promise<ApiAnswer | undefined> {
  const { seams } = world;
  const outcome = handleSafely(call, world);
  const final = outcome.kind === 'rejection' ? (seams.rejects?.(outcome, call) ?? outcome) : outcome;
  const plain = answerOf(final, call, seams);
  const answer = (await seams.answers?.(plain, call)) ?? plain;
  const isWritten = outgoing !== undefined && (seams.writes?.(outgoing, answer, call) ?? false);
  return isWritten ? undefined : serialized(answer);
}

/** Turns an exception of this server into a system error of the format. */
function handleSafely(call: Call, world: World): Outcome {
  try {
    return handle(call, world);
  } catch {
    return SYSTEM_ERROR;
  }
}
