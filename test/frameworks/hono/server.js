import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { z } from 'zod';
import { listenForEach } from '../listen.js';

const NewNote = z.object({
  title: z.string().min(1).max(80),
  text: z.string().max(2000),
  color: z.enum(['yellow', 'green', 'blue']).optional(),
  stars: z.number().int().min(0).max(5).optional(),
});
const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  color: z.enum(['yellow', 'green', 'blue']).optional(),
});
const Id = z.object({ id: z.uuid() });

/** A notebook with Hono: its bearer-auth middleware, the Zod validator with its own answers, and Hono's own texts for the rest. */
function notebook(defect) {
  const notes = new Map();
  const add = (note) => {
    const added = { id: randomUUID(), ...note };
    notes.set(added.id, added);
    return added;
  };
  add({ title: 'Milk', text: 'Two bottles', color: 'yellow' });

  const app = new Hono();
  app.use('*', spoiling(defect));
  app.use('/notes/*', bearerAuth({ token: 'secret' }));
  app.get('/notes', zValidator('query', ListQuery), (context) => {
    const { limit, color } = context.req.valid('query');
    return context.json([...notes.values()].filter((note) => color === undefined || note.color === color).slice(0, limit));
  });
  app.post('/notes', zValidator('json', NewNote), (context) => context.json(add(context.req.valid('json')), 201));
  app.post('/notes/bulk', zValidator('json', z.array(NewNote).min(1).max(50)), (context) =>
    context.json(context.req.valid('json').map(add), 201),
  );
  app.get('/notes/:id', zValidator('param', Id), (context) => {
    const note = notes.get(context.req.valid('param').id) ?? (defect === 'unknown-id' ? [...notes.values()][0] : undefined);
    return note === undefined ? context.notFound() : context.json(note);
  });
  app.patch('/notes/:id', zValidator('param', Id), zValidator('json', NewNote.partial()), (context) => {
    const note = notes.get(context.req.valid('param').id);
    return note === undefined ? context.notFound() : context.json(Object.assign(note, context.req.valid('json')));
  });
  app.delete('/notes/:id', zValidator('param', Id), (context) =>
    notes.delete(context.req.valid('param').id) ? context.body(null, 204) : context.notFound(),
  );
  if (defect === 'stack') app.onError((error, context) => context.text(error.stack ?? '', 400));
  if (defect === 'bad-json') app.onError((error, context) => context.text('Internal Server Error', 500));
  return app;
}

/** Middleware that spoils the answers of the validator. */
function spoiling(defect) {
  return async (context, next) => {
    await next();
    const { res } = context;
    if (res.status !== 400 || !(res.headers.get('content-type') ?? '').includes('json')) return;
    const body = await res.clone().json();
    if (body.error?.name !== 'ZodError') return;
    const issues = JSON.parse(body.error.message);
    const spoiled = (changed, status = 400) => {
      context.res = undefined;
      context.res = Response.json({ ...body, error: { name: 'ZodError', message: JSON.stringify(changed, null, 2) } }, { status });
    };
    if (defect === 'status') spoiled(issues, 409);
    if (defect === 'swallowed') spoiled(issues, 200);
    if (defect === 'code') spoiled(issues.map((issue) => ({ ...issue, code: 'unrecognized_keys' })));
    if (defect === 'field') spoiled(issues.map((issue) => ({ ...issue, path: swapped(issue.path) })));
    if (defect === 'bulk-index')
      spoiled(
        issues.map((issue) => ({ ...issue, path: issue.path.map((key, at) => (at === 0 && typeof key === 'number' ? key + 1 : key)) })),
      );
  };
}

function swapped(path) {
  return path.map((key) => ({ title: 'text', text: 'title', limit: 'color' })[key] ?? key);
}

await listenForEach(
  (defect) =>
    new Promise((resolve) => {
      serve({ fetch: notebook(defect).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
    }),
);
