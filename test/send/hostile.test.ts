import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { Budget } from '../../src/send/budget.ts';
import { failureOf, type Listening, request, senderFor, sendOne, serveBytes, textOf } from './servers.ts';

const open: Listening[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function hostile(onRequest: (socket: Socket, nth: number, text: string) => void): Promise<string> {
  const server = await serveBytes(onRequest);
  open.push(server);
  return server.url;
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

describe('a hostile server', () => {
  it.each<[string, string, (socket: Socket) => void]>([
    ['closes without a word', 'reset', (socket) => socket.end()],
    ['resets the connection', 'reset', (socket) => socket.resetAndDestroy()],
    ['speaks no HTTP', 'malformed', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
    ['answers a status that is no number', 'malformed', (socket) => socket.end('HTTP/1.1 OK\r\n\r\n')],
    ['answers the status 000', 'malformed', (socket) => socket.end('HTTP/1.1 000 No\r\nContent-Length: 0\r\n\r\n')],
    ['answers the status 60', 'malformed', (socket) => socket.end('HTTP/1.1 060 No\r\nContent-Length: 0\r\n\r\n')],
    ['never stops sending interim answers', 'malformed', (socket) => socket.write('HTTP/1.1 102 Processing\r\n\r\n'.repeat(500))],
    ['breaks the chunks', 'malformed', (socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`)],
    [
      'switches to a protocol nobody asked for',
      'malformed',
      (socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    ],
    ['cuts the body short', 'reset', (socket) => socket.end(`${HEAD}Content-Length: 100\r\n\r\n{}`)],
    ['sends no end of headers', 'timeout', (socket) => socket.write(`${HEAD}X-A: b\r\n`)],
    ['says nothing', 'timeout', () => {}],
    ['ends its body never', 'timeout', (socket) => socket.write(`${HEAD}Content-Length: 100\r\n\r\n{}`)],
    ['sends headers without measure', 'too-large', (socket) => socket.end(`${HEAD}X-Long: ${'x'.repeat(200_000)}\r\n\r\n`)],
    ['sends a body without measure', 'too-large', (socket) => socket.end(`${HEAD}Connection: close\r\n\r\n${'x'.repeat(10_000)}`)],
    ['sends a bomb', 'too-large', (socket) => bomb(socket, 'gzip')],
    ['announces gzip and sends text', 'malformed', (socket) => socket.end(`${HEAD}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}`)],
  ])('%s', async (_, failure, behave) => {
    const url = await hostile(behave);
    expect(failureOf(await sendOne(url, {}, { timeoutMs: 300, maxBodyBytes: 4096 }))).toBe(failure);
  });

  it('times out if it sends its answer byte by byte', async () => {
    const timers: NodeJS.Timeout[] = [];
    const url = await hostile((socket) => {
      socket.write(`${HEAD}Content-Length: 100000\r\n\r\n`);
      timers.push(setInterval(() => socket.write('x'), 20));
    });
    const started = performance.now();
    expect(failureOf(await sendOne(url, {}, { timeoutMs: 300 }))).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(2000);
    for (const timer of timers) clearInterval(timer);
  });

  it('gets no timeout while our own work keeps its answer waiting in the socket', async () => {
    const url = await hostile((socket) => {
      socket.end(`${HEAD}Content-Length: 2\r\n\r\n{}`);
      // Our server runs in the same thread as the client, so this is work of the client as well.
      const end = performance.now() + 600;
      while (performance.now() < end);
    });
    expect(failureOf(await sendOne(url, {}, { timeoutMs: 200 }))).toBe(200);
  });

  it('may send its body in single bytes, which are kept as one', async () => {
    const text = 'x'.repeat(20_000);
    const url = await hostile((socket) =>
      socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${'1\r\nx\r\n'.repeat(text.length)}0\r\n\r\n`),
    );
    expect(textOf(await sendOne(url))).toBe(text);
  });

  it('gets no blame for closing an idle connection while it is reused', async () => {
    const url = await hostile(secondCut());
    const sender = senderFor(url, { connections: 1 });
    expect(failureOf(await sender.send(request(), { expects429: false }))).toBe(200);
    expect(failureOf(await sender.send(request(), { expects429: false }))).toBe(200);
    expect(sender.sent(), 'what was sent again counts').toBe(3);
    await sender.close();
  });

  it('gets a repeated request after closing an idle connection only if the budget allows it', async () => {
    const seen: string[] = [];
    const url = await hostile(secondCut(seen));
    const sender = senderFor(url, { connections: 1, budget: new Budget(2) });
    expect(failureOf(await sender.send(request(), { expects429: false }))).toBe(200);
    expect(failureOf(await sender.send(request(), { expects429: false }))).toBe('cancelled');
    expect([seen.length, sender.sent()]).toEqual([2, 2]);
    await sender.close();
  });

  it('never gets a write twice after closing an idle connection, and gets later writes on fresh connections', async () => {
    const seen: string[] = [];
    const url = await hostile(secondCut(seen));
    const sender = senderFor(url, { connections: 1 });
    const cut: string[] = [];
    const post = (name: string) =>
      sender.send(request({ method: 'POST', body: Buffer.from(name), contentType: 'text/plain' }), {
        expects429: false,
        onCut: () => cut.push(name),
      });
    expect([failureOf(await post('one')), failureOf(await post('two')), failureOf(await post('three'))]).toEqual([200, 'cancelled', 200]);
    expect(cut).toEqual(['two']);
    expect(seen).toHaveLength(3);
    expect(seen[2]).toMatch(/^connection: close/im);
    await sender.close();
  });

  it('counts as reset if it cuts an answer in its middle', async () => {
    const url = await hostile((socket, nth) => {
      if (nth > 1) socket.end(`${HEAD}Content-Length: 200\r\n\r\n{`);
      else socket.write(`${HEAD}Content-Length: 2\r\n\r\n{}`);
    });
    const sender = senderFor(url, { connections: 1 });
    await sender.send(request(), { expects429: false });
    expect(failureOf(await sender.send(request(), { expects429: false }))).toBe('reset');
    await sender.close();
  });

  it('counts as refused if nothing listens', async () => {
    const server = await serveBytes(() => {});
    await server.close();
    expect(failureOf(await sendOne(server.url))).toBe('refused');
  });

  it('counts as unresolved if its host name is unknown', async () => {
    expect(failureOf(await sendOne('http://name.invalid'))).toBe('unresolved');
  });

  it('counts as a TLS failure if it does not speak TLS', async () => {
    const url = await hostile((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(failureOf(await sendOne(url.replace('http:', 'https:')))).toBe('tls');
  });

  it('may send interim answers, which are skipped', async () => {
    const url = await hostile((socket) => socket.end(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${HEAD}Content-Length: 2\r\n\r\n{}`));
    expect(textOf(await sendOne(url))).toBe('{}');
  });
});

/** Answers every request but the second, for which it closes the connection. */
function secondCut(seen: string[] = []): (socket: Socket, nth: number, text: string) => void {
  return (socket, nth, text) => {
    seen.push(text);
    if (nth === 2) socket.destroy();
    else socket.write(`${HEAD}Content-Length: 2\r\n\r\n{}`);
  };
}

function bomb(socket: Socket, coding: string): void {
  const body = gzipSync(Buffer.alloc(100_000));
  socket.write(`${HEAD}Content-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`);
  socket.end(body);
}
