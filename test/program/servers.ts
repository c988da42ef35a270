import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atTheEnd } from './run.ts';

type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

/** The origin of a server that answers everything so, until the tests of the file are done. */
export async function server(answer: Answer): Promise<string> {
  const listening = createServer((incoming, outgoing) => {
    outgoing.on('error', () => {});
    incoming.on('error', () => {});
    answer(incoming, outgoing);
  });
  atTheEnd(() => {
    listening.close();
    listening.closeAllConnections();
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = listening.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** A server that sends the same text to everything. */
export function saying(status: number, mediaType: string, text: string): Promise<string> {
  return server((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(status, { 'content-type': mediaType }).end(text);
  });
}

/** How a gateway fails. */
export interface GatewayFailure {
  readonly status: number;
  readonly mediaType: string;
  readonly body: string;
  /** Called with the number of requests under way, whenever one begins or ends. */
  readonly underWay?: (count: number) => void;
}

/** A gateway in front of a target that answers some requests itself; `fails` gets the method and the number of the request, from 1. */
export async function gateway(
  target: string,
  fails: (method: string, number: number) => boolean,
  failure: GatewayFailure = { status: 502, mediaType: 'text/html', body: BAD_GATEWAY },
): Promise<string> {
  const { origin, pathname } = new URL(target);
  let requests = 0;
  let underWay = 0;
  const url = await server(async (incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    underWay += 1;
    outgoing.once('close', () => {
      underWay -= 1;
      failure.underWay?.(underWay);
    });
    failure.underWay?.(underWay);
    requests += 1;
    const number = requests;
    const body = await bodyOf(incoming);
    if (!fails(method, number)) passOn({ url: origin + path, method, headers, body }, outgoing, () => {});
    else outgoing.writeHead(failure.status, { 'content-type': failure.mediaType }).end(failure.body);
  });
  return url + pathname;
}

const BAD_GATEWAY =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

/** What a proxy saw of a request. */
export interface Passed {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Of the answer, once it came. */
  status?: number;
}

/** A proxy in front of a target; it keeps what passes. */
export interface Proxy {
  readonly url: string;
  readonly passed: readonly Passed[];
}

/** Puts a recording proxy in front of a target; `hold` may delay a request. */
export async function recording(target: string, hold: (seen: Passed) => Promise<void> = async () => {}): Promise<Proxy> {
  const { origin, pathname } = new URL(target);
  const passed: Passed[] = [];
  const url = await server(async (incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    const body = await bodyOf(incoming);
    const seen: Passed = { method, url: path, headers, body: body.toString() };
    passed.push(seen);
    await hold(seen);
    passOn({ url: origin + path, method, headers, body }, outgoing, (status) => (seen.status = status));
  });
  return { url: url + pathname, passed };
}

/** Passes a request on to an origin, and its answer back. */
export async function forward(origin: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = '', url = '', headers } = incoming;
  passOn({ url: origin + url, method, headers, body: await bodyOf(incoming) }, outgoing, () => {});
}

interface Onwards {
  readonly url: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function passOn({ url, method, headers, body }: Onwards, outgoing: ServerResponse, seen: (status: number) => void): void {
  const { host: own } = new URL(url);
  const onwards = request(url, { method, headers: { ...headers, host: own } }, (answer) => {
    seen(answer.statusCode ?? 0);
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onwards.on('error', () => outgoing.destroy());
  onwards.end(body);
}

export async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}
