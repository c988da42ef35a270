import type { Api, ApiAnswer, ApiOptions, ApiRequest } from '../api.ts';
import { routing } from '../routes.ts';
import { answerOf, writtenOf } from './answer.ts';
import { type Call, OPERATIONS } from './call.ts';
import { handle } from './handle.ts';
import { type Outcome, SYSTEM_ERROR } from './outcome.ts';
import { BASE_PATH, ROUTES } from './routes.ts';
import type { Seams } from './seams.ts';
import { States } from './states.ts';
import { newWorld, type World } from './world.ts';

/** The code-envelope API, in memory: every MUST and SHOULD of the format, but for what the seams have otherwise. */
export function createApi(options: ApiOptions, seams: Seams = {}): Api {
  const world = newWorld(options, seams);
  const states = new States(world, options);
  const route = routing(
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
  const outcome = handled(call, world);
  const told = outcome.kind === 'refusal' ? (seams.refuses?.(outcome, call) ?? outcome) : outcome;
  const plain = answerOf(told, call, seams);
  const answer = (await seams.answers?.(plain, call)) ?? plain;
  const isWritten = outgoing !== undefined && (seams.writes?.(outgoing, answer, call) ?? false);
  return isWritten ? undefined : writtenOf(answer);
}

/** A mistake of this server is a system error in the format. */
function handled(call: Call, world: World): Outcome {
  try {
    return handle(call, world);
  } catch {
    return SYSTEM_ERROR;
  }
}
