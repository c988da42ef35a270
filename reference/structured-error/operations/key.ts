import type { Authenticated } from '../call.ts';
import { CONFLICT, type Outcome } from '../outcome.ts';
import type { World } from '../world.ts';

/** `POST /keys`: 201 for the first key of an account, then 409. */
export function createKey({ account }: Authenticated, world: World): Outcome {
  if (!world.keys.claim(account)) return CONFLICT;
  const text = `key-${crypto.randomUUID()}`;
  world.keys.add({ text, account, state: 'valid' });
  return { kind: 'json', status: 201, body: { message: 'The API key is created.', api_key: text } };
}
