import { createServer } from 'node:http';
import express from 'express';
import { z } from 'zod';
import { listenForEach, onFreePort } from '../listen.js';

const NewBook = z.object({
  title: z.string().min(1).max(100),
  author: z.string().min(1).max(80),
  year: z.number().int().min(1450).max(2100).optional(),
  language: z.enum(['en', 'de', 'fr']).optional(),
  cover: z.url().optional(),
});
const ListQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20), author: z.string().optional() });
const Id = z.object({ id: z.coerce.number().int().positive() });

/** A book shop with Express 5 and Zod: a failed parse is answered with the issues, all other errors with a message. */
function shop(defect) {
  const books = new Map();
  let last = 0;
  const add = (book) => {
    last += 1;
    books.set(last, { id: last, ...book });
    return books.get(last);
  };
  add({ title: 'Momo', author: 'Michael Ende', year: 1973, language: 'de' });

  const app = express();
  app.use(express.json());

  app.use((request, response, next) => {
    if (request.get('x-api-key') === 'secret') next();
    else response.status(401).json({ message: 'Unauthorized' });
  });

  app.get('/books', (request, response) => {
    const { limit, author } = ListQuery.parse(request.query);
    response.json([...books.values()].filter((book) => author === undefined || book.author === author).slice(0, limit));
  });

  app.post('/books', (request, response) => {
    const parsed = NewBook.safeParse(request.body);
    if (!parsed.success && defect === 'swallowed') response.status(200).json({ issues: parsed.error.issues });
    else if (!parsed.success && defect === 'status') response.status(409).json({ issues: parsed.error.issues });
    else if (!parsed.success) throw parsed.error;
    else response.status(201).json(add(parsed.data));
  });

  app.post('/books/bulk', (request, response) => {
    response.status(201).json(z.array(NewBook).min(1).max(50).parse(request.body).map(add));
  });

  app.get('/books/:id', (request, response) => {
    const book = books.get(Id.parse(request.params).id);
    if (book !== undefined) response.json(book);
    else if (defect === 'unknown-id') response.json(books.get(1) ?? null);
    else response.status(404).json({ message: 'Book not found' });
  });

  app.patch('/books/:id', (request, response) => {
    const { id } = Id.parse(request.params);
    const changes = NewBook.partial().parse(request.body);
    const book = books.get(id);
    if (book === undefined) return response.status(404).json({ message: 'Book not found' });
    books.set(id, { ...book, ...changes });
    return response.json(books.get(id));
  });

  app.delete('/books/:id', (request, response) => {
    if (books.delete(Id.parse(request.params).id)) response.status(204).end();
    else response.status(404).json({ message: 'Book not found' });
  });

  app.use((_request, response) => response.status(404).json({ message: 'Not found' }));

  app.use((error, _request, response, _next) => {
    if (defect === 'stack') response.status(error.status ?? 400).json({ message: error.stack });
    else if (error instanceof z.ZodError) response.status(400).json({ issues: error.issues.map((issue) => bent(issue, defect)) });
    else if (defect === 'bad-json') response.status(500).json({ message: error.message });
    else response.status(error.status ?? 500).json({ message: error.status === undefined ? 'Internal server error' : error.message });
  });
  return app;
}

/** An issue as the defect spoils it. */
function bent(issue, defect) {
  const { path } = issue;
  if (defect === 'code') return { ...issue, code: 'unrecognized_keys' };
  if (defect === 'field' && path.length > 0)
    return { ...issue, path: [...path.slice(0, -1), path.at(-1) === 'title' ? 'author' : 'title'] };
  if (defect === 'bulk-index' && typeof path[0] === 'number') return { ...issue, path: [path[0] + 1, ...path.slice(1)] };
  return issue;
}

await listenForEach((defect) => onFreePort(createServer(shop(defect))));
