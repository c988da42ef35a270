import autocannon, { type Request } from 'autocannon';
import { compose } from '../src/send/compose.ts';
import { resolve } from '../src/send/resolve.ts';
import { secretsOf } from '../src/send/secrets.ts';
import { targetOf } from '../src/send/target.ts';
import type { Fuzzed } from './throughput-campaign.ts';
import type { Server } from './throughput-server.ts';

/** The requests of a campaign, identical to the byte, prepared in advance. */
export function requestsOf({ format, campaign }: Fuzzed, { target, apiKey }: Server): readonly Request[] {
  const options = {
    target,
    auth: format.auth,
    apiKey,
    headers: [],
    connections: 1,
    tool: 'errspec bench',
    signal: new AbortController().signal,
  };
  const composing = { options, target: targetOf(target), secrets: secretsOf([apiKey], []) };
  const probes = campaign.chunks.flatMap((chunk) => [...chunk.scenarios()].flatMap(({ steps }) => steps));
  return probes.map((probe) => {
    const resolution = resolve(probe, NOTHING);
    if (resolution.kind === 'unbound') throw new Error(`A payload of a campaign of single requests lacks ${resolution.what}`);
    const { method, path, headers, body } = compose(resolution.request, composing).wire;
    return { method, path, headers: Object.fromEntries(headers), body: Buffer.from(body ?? []).toString('utf8') };
  });
}

const NOTHING = { state: () => undefined, answer: () => undefined, request: () => undefined, mark: '', stateKey: undefined };

/** Sends each request once with autocannon. Returns the milliseconds from the start to the last answer. Throws if an answer is not a success. */
export async function sendAll(requests: readonly Request[], server: Server, connections: number): Promise<number> {
  let started = 0;
  let last = 0;
  let clients = 0;
  const running = autocannon({
    url: new URL(server.target).origin,
    connections,
    amount: requests.length,
    sampleInt: 20,
    setupClient: (client) => {
      const first = clients;
      clients += 1;
      client.setRequests(requests.filter((_, index) => index % connections === first));
    },
  });
  running.on('start', () => {
    started = performance.now();
  });
  running.on('response', () => {
    last = performance.now();
  });
  const result = await running;
  if (result['2xx'] !== requests.length || result.errors + result.timeouts > 0)
    throw new Error(`autocannon received ${result['2xx']} successes for ${requests.length} requests`);
  return last - started;
}
