import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errspecHere } from '../cli/here.ts';
import { atTheEnd } from '../program/run.ts';
import { PACTS } from './broker.ts';

/** Starts a broker that answers its index itself and everything else by `answer`, and records all requests. */
export async function fakeBroker(answer: (request: IncomingMessage, response: ServerResponse) => void, links?: (origin: string) => object) {
  const requests: { readonly line: string; readonly authorization: string | undefined; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    requests.push({
      line: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      body: Buffer.concat(parts).toString(),
    });
    if (request.url !== '/') return answer(request, response);
    const index = links?.(origin()) ?? { 'pb:publish-contracts': { href: `${origin()}/contracts/publish` } };
    response.writeHead(200, { 'content-type': 'application/hal+json' }).end(JSON.stringify({ _links: index }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atTheEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: origin(), requests };
}

/** Answers with a status and a body. */
export const answersWith = (status: number, body: string | object) => (_: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));

export const TOKEN = 'tok_9f8e7d6c5b4a';
/** Publishes the committed pacts. */
export const publish = (url: string, ...more: readonly string[]) =>
  errspecHere(['pact', 'publish', PACTS, '--broker', url, '--version', '1.2.3', '--branch', 'main', ...more]);
