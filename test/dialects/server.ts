import { isObject, type Json, member } from '../../src/json/json.ts';
import { tokens } from '../../src/json/pointer.ts';
import type { Header } from '../../src/model/exchange.ts';
import type { Format } from '../../src/model/format.ts';
import type { OpenWire, RawAnswer, WireRequest } from '../../src/model/wire.ts';
import { validator } from '../../src/schema/validate.ts';
import { BATCH, BOOK } from './document.ts';
import { type Rejection, WRITERS, type WrittenError, type WrongField } from './writers.ts';

/** What a lying server gets wrong: errors about unknown ids, or the names of fields. */
export type Lie = 'code' | 'field';

/** The key of the server. */
export const KEY = 'secret-of-the-books';

/** A server of books in this process that writes its errors as a dialect does. */
export function booksServer(dialect: string, format: Format, lie?: Lie): OpenWire {
  const write = WRITERS[dialect];
  if (write === undefined) throw new Error(`The test server does not speak ${dialect}`);
  const books = new Map<string, Json>();
  const handle = (request: WireRequest): RawAnswer => {
    const answered = respond(request, { format, books });
    return 'cause' in answered ? raw(write(lie === undefined ? answered : bent(answered, lie))) : raw(answered);
  };
  let answers = 0;
  return () => ({
    exchange: async (request) => {
      answers += 1;
      if (answers % 200 === 0) await new Promise((resolve) => setImmediate(resolve));
      return handle(request);
    },
    close: async () => {},
  });
}

/** An unknown id looks like a bad key, and a field has the name of another one. */
function bent(rejection: Rejection, lie: Lie): Rejection {
  if (lie === 'code') return rejection.cause === 'unknown' ? { cause: 'badKey', fields: [] } : rejection;
  return { ...rejection, fields: rejection.fields.map((field) => ({ ...field, path: [...field.path.slice(0, -1), 'publisher'] })) };
}

function raw({ status, mediaType = 'application/json', body }: WrittenError): RawAnswer {
  const headers: readonly Header[] = [['content-type', mediaType]];
  return { kind: 'answered', status, headers, body: Buffer.from(JSON.stringify(body)) };
}

interface Library {
  readonly format: Format;
  readonly books: Map<string, Json>;
}

function respond({ method, path, headers, body }: WireRequest, { format, books }: Library): Rejection | WrittenError {
  const url = new URL(path, 'http://localhost');
  const key = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  if (key !== `Bearer ${KEY}`) return rejected('badKey');
  if (method === 'GET' && url.pathname === '/books') return listed(url.searchParams.get('limit'), books);
  if (method === 'POST' && url.pathname === '/books') return written(body, format, BOOK, (book) => stored(books, book));
  if (method === 'POST' && url.pathname === '/books/batch')
    return written(body, format, BATCH, (batch) => {
      const items = member(batch, 'items');
      return { books: Array.isArray(items) ? items.map((item: Json) => stored(books, item)) : [] };
    });
  const book = method === 'GET' ? books.get(url.pathname.replace('/books/', '')) : undefined;
  return book === undefined ? rejected('unknown') : { status: 200, body: book };
}

function rejected(cause: Rejection['cause'], fields: readonly WrongField[] = []): Rejection {
  return { cause, fields };
}

function listed(limit: string | null, books: ReadonlyMap<string, Json>): Rejection | WrittenError {
  const keyword =
    limit === null ? undefined : !/^-?\d+$/.test(limit) ? 'type' : Number(limit) < 1 || Number(limit) > 100 ? 'maximum' : undefined;
  if (keyword !== undefined) return rejected('invalid', [{ in: 'query', path: ['limit'], keyword }]);
  return { status: 200, body: { books: [...books.values()].slice(0, 20) } };
}

function stored(books: Map<string, Json>, book: Json): Json {
  const id = `book-${books.size + 1}`;
  const made = isObject(book) ? { ...book, id } : { id };
  books.set(id, made);
  return made;
}

function written(body: Uint8Array | undefined, format: Format, schema: string, store: (value: Json) => Json): Rejection | WrittenError {
  if (body === undefined || body.length === 0) return rejected('emptyBody');
  let value: Json;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return rejected('malformedJson');
  }
  if (!isObject(value)) return rejected('notAnObject');
  const errors = validator(format, schema)(value);
  const fields = errors.map(({ pointer, keyword }): WrongField => ({ in: 'body', path: pathOf(pointer), keyword }));
  return fields.length > 0 ? rejected('invalid', fields) : { status: 201, body: store(value) };
}

function pathOf(where: string): WrongField['path'] {
  return tokens(where).map((token) => (/^\d+$/.test(token) ? Number(token) : token));
}
