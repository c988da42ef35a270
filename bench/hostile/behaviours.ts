import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';

/** Answers one request on a socket, or never does. */
export type Behaviour = (socket: Socket) => void;

const MB = 1024 * 1024;

/** An answer in bytes: head and body. */
function raw(head: string, body: string | Buffer = ''): Behaviour {
  return (socket) => {
    socket.write(`${head}\r\n\r\n`);
    socket.write(body);
  };
}

/** A refusal with this body. */
function json(body: string | Buffer, more = ''): Behaviour {
  return raw(`HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\n${more}content-length: ${Buffer.byteLength(body)}`, body);
}

function refusal(message: string): string {
  return `{"error":{"code":"VALIDATION_ERROR","message":${JSON.stringify(message)}},"request_id":"5d365393-4cd2-47dc-b858-d8908892e459"}`;
}

/** Writes something again and again, until the socket is closed. */
function endless(head: string, part: string | Buffer, pauseMs: number): Behaviour {
  return (socket) => {
    if (head !== '') socket.write(head);
    const timer = setInterval(() => {
      if (socket.destroyed) clearInterval(timer);
      else if (socket.writableLength < MB) socket.write(part);
    }, pauseMs);
    socket.once('close', () => clearInterval(timer));
  };
}

/** A body whose content encoding expands it a thousandfold. */
function bomb(encoding: string, encode: (bytes: Buffer) => Buffer): Behaviour {
  let body: Buffer | undefined;
  return (socket) => {
    body ??= encode(Buffer.alloc(64 * MB));
    json(body, `content-encoding: ${encoding}\r\n`)(socket);
  };
}

const CHUNKED = 'HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';

/** Ways to answer a request that no server should use, by name. */
export const behaviours: Readonly<Record<string, Behaviour>> = {
  'switches protocols': raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade'),
  'answers 304': raw('HTTP/1.1 304 Not Modified'),
  'answers 204 with a body': raw('HTTP/1.1 204 No Content\r\ncontent-length: 2', '{}'),
  'answers status 000': raw('HTTP/1.1 000 Nothing\r\ncontent-length: 0'),
  'answers status 999': raw('HTTP/1.1 999 Odd\r\ncontent-length: 0'),
  'answers status 99999': raw('HTTP/1.1 99999 Odd\r\ncontent-length: 0'),
  'speaks HTTP/0.9': (socket) => socket.end('{"error":1}'),
  'sends garbage': (socket) => socket.end(Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 197) % 256))),
  'speaks HTTP/2': (socket) => socket.write(Buffer.from('000012040000000000', 'hex')),
  'promises too much body': (socket) => {
    raw('HTTP/1.1 400 Bad Request\r\ncontent-length: 100', '{}')(socket);
    socket.end();
  },
  'sends too much body': raw('HTTP/1.1 400 Bad Request\r\ncontent-length: 2', '{}{}{}{}'),
  'has two lengths': raw('HTTP/1.1 400 Bad Request\r\ncontent-length: 2\r\ncontent-length: 9', '{}'),
  'has an enormous length': raw('HTTP/1.1 400 Bad Request\r\ncontent-length: 99999999999999999', '{}'),
  'has a negative length': raw('HTTP/1.1 400 Bad Request\r\ncontent-length: -1', '{}'),
  'has length and chunks': raw('HTTP/1.1 400 Bad Request\r\ncontent-length: 2\r\ntransfer-encoding: chunked', '2\r\n{}\r\n0\r\n\r\n'),
  'sends interim answers for ever': endless('', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(50), 5),
  'sends 100,000 headers': raw(`HTTP/1.1 400 Bad Request\r\n${'a: b\r\n'.repeat(100_000)}content-length: 0`),
  'sends a header of 1 MB': raw(`HTTP/1.1 400 Bad Request\r\nx: ${'y'.repeat(MB)}\r\ncontent-length: 0`),
  'sends 1,000 cookies': raw(`HTTP/1.1 400 Bad Request\r\n${'set-cookie: a=b\r\n'.repeat(1000)}content-length: 0`),
  'sends a NUL in a header': raw('HTTP/1.1 400 Bad Request\r\nx: a\u0000b\r\ncontent-length: 0'),
  'sends an invalid chunk': (socket) => socket.write(`${CHUNKED}xyz\r\n{}\r\n`),
  'sends a chunk of an enormous size': (socket) => socket.write(`${CHUNKED}ffffffffffffffff\r\n{}`),
  'sends chunks for ever': endless(CHUNKED, `10000\r\n${'x'.repeat(65_536)}\r\n`, 1),
  'sends a chunk extension for ever': endless(`${CHUNKED}1;`, 'x'.repeat(65_536), 5),
  'sends bytes one by one, quickly': endless(CHUNKED, '1\r\nx\r\n'.repeat(20_000), 1),
  'sends headers slowly': endless('HTTP/1.1 400 Bad Request\r\n', 'x: y\r\n', 500),
  'sends the body slowly': endless('HTTP/1.1 400 Bad Request\r\ncontent-length: 1000\r\n\r\n', 'x', 500),
  'never answers': () => {},
  'closes without an answer': (socket) => socket.end(),
  'resets the connection': (socket) => socket.resetAndDestroy(),
  'resets in the body': (socket) => {
    raw('HTTP/1.1 400 Bad Request\r\ncontent-length: 1000', '{"error":')(socket);
    setTimeout(() => socket.resetAndDestroy(), 10);
  },
  'sends a gzip bomb': bomb('gzip', gzipSync),
  'sends a deflate bomb': bomb('deflate', deflateSync),
  'sends a brotli bomb': bomb('br', brotliCompressSync),
  'sends a zstd bomb': bomb('zstd', zstdCompressSync),
  'redirects to itself': raw('HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0'),
  'redirects to a file': raw('HTTP/1.1 302 Found\r\nlocation: file:///etc/passwd\r\ncontent-length: 0'),
  'sends an answer too many': raw('HTTP/1.1 400 Bad Request\r\ncontent-length: 2', '{}HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'),
  'sends trailers of 1 MB': (socket) => socket.write(`${CHUNKED}2\r\n{}\r\n0\r\n${`x: ${'y'.repeat(1000)}\r\n`.repeat(1000)}\r\n`),
  'nests 1,000,000 arrays': json('['.repeat(1_000_000) + ']'.repeat(1_000_000)),
  'nests 100,000 objects': json('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)),
  'sends 200,000 members': json(`{${Array.from({ length: 200_000 }, (_, index) => `"k${index}":1`).join(',')}}`),
  'sends a message of 4 MB': json(refusal('x'.repeat(4 * MB - 1000))),
  'sends a text of 100 MB': (socket) =>
    endless('HTTP/1.1 400 Bad Request\r\ncontent-length: 104857600\r\n\r\n', 'x'.repeat(65_536), 1)(socket),
  'sends a message that is slow to search': json(refusal(`SELECT a,${' '.repeat(400)}INSERT INTO a(`.repeat(400))),
  'sends a byte order mark': json(`\uFEFF${refusal('x')}`),
  'sends invalid UTF-8': json(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
  'sends prototype members': json('{"__proto__":{"code":"X"},"constructor":{"prototype":1},"error":{"__proto__":1}}'),
  'sends numbers that do not fit': json('{"error":{"code":1e999,"message":123456789012345678901234567890}}'),
  'sends commands for a CI system': json(refusal('\n::error file=app.js::pwned\n##vso[task.complete result=Succeeded]\n\u001b[2J')),
  'sends null': json('null'),
};
