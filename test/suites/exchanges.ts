import type { Json, JsonObject } from '../../src/json/json.ts';
import type { Header } from '../../src/model/exchange.ts';
import { ACCEPTED_OR_REJECTED, type BadItem, type Cause } from '../../src/model/probe.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { enveloped, plain } from './formats.ts';
import { type Answer, type Asked, accepted, answer, blames, observe, refusedWith, violation } from './observe.ts';

const TRACE = '3f8e2f60-5b0c-4d0a-9c3e-6c1d2e7f4a11';
const LIMITS: readonly Header[] = [
  ['x-limit', '60'],
  ['x-left', '59'],
];

/** An error of the plain format as a conforming server sends it. */
export const plainError = (status: number, code: string, more: JsonObject = {}, headers: readonly Header[] = LIMITS): Answer =>
  answer(status, { error: { code, message: 'No.', ...more }, trace: TRACE }, ...headers);

export const fieldsOf = (...names: readonly string[]): JsonObject => ({ fields: names.map((field) => ({ field, message: 'wrong' })) });

export const thing = (more: JsonObject = {}, status = 201): Answer => answer(status, { id: '1', trace: TRACE, ...more }, ...LIMITS);

type Given = Partial<Asked>;

const base = { format: plain, operation: 'make' };

/** A valid request and its answer. */
export const valid = (given: Answer | Asked['answer'] = thing(), more: Given = {}): Observation =>
  observe({ ...base, cause: { kind: 'valid', variant: 'example' }, expect: accepted, answer: given, ...more });

/** A request that lacks members. */
export function invalid(given: Asked['answer'], names: readonly string[] = ['name'], more: Given = {}): Observation {
  const cause: Cause = { kind: 'violation', violations: names.map(violation) };
  return observe({ ...base, cause, expect: refusedWith(['INVALID'], blames(names.map((name) => [name]))), answer: given, ...more });
}

/** A request whose body is no JSON. */
export const malformed = (given: Asked['answer'], more: Given = {}): Observation =>
  observe({ ...base, cause: { kind: 'malformed-json', how: 'truncated' }, expect: refusedWith(['BROKEN']), answer: given, ...more });

/** Something whose answer no document promises. */
export const open = (given: Asked['answer'], cause: Cause = { kind: 'open', what: 'blank name' }, more: Given = {}): Observation =>
  observe({ ...base, cause, expect: { kind: 'outcome', expected: ACCEPTED_OR_REJECTED, blame: undefined }, answer: given, ...more });

/** A request to a route that does not exist. */
export const nowhere = (given: Asked['answer']): Observation =>
  observe({
    format: plain,
    operation: undefined,
    cause: { kind: 'route', how: 'unknown-path' },
    expect: { kind: 'anything' },
    answer: given,
  });

/** A request with a bad key. */
export const withKey = (given: Asked['answer'], how: 'none' | 'wrong' = 'none'): Observation =>
  observe({
    ...base,
    cause: { kind: 'key', how, where: 'x-key' },
    expect: refusedWith(['NO_KEY']),
    answer: given,
    key: { kind: how },
  });

/** A request in a state that answers a key. */
export const inState = (state: string, entries: readonly string[], given: Asked['answer'], more: Given = {}): Observation =>
  observe({
    ...base,
    cause: { kind: 'case', name: state, states: [state] },
    expect: refusedWith(entries),
    answer: given,
    key: { kind: 'state' },
    states: [state],
    ...more,
  });

/** A refused request of the enveloped format. */
export const envelopedRefusal = (entries: readonly string[], given: Asked['answer'], more: Given = {}): Observation =>
  observe({
    format: enveloped,
    operation: 'call',
    cause: { kind: 'unknown-id', at: ['/body/id'] },
    expect: refusedWith(entries),
    answer: given,
    ...more,
  });

/** An answer of the enveloped format. */
export const wrapped = (status: number, code: Json, more: JsonObject = {}): Answer => answer(status, { code, message: 'No.', ...more });

const bad = (index: number, ...names: readonly string[]): BadItem => ({
  index,
  violations: names.map(violation),
  blame: names.length === 0 ? { must: [], may: [], any: true } : blames(names.map((name) => [name])),
});

/** The items a, b, c, of which the second lacks two members; and what a conforming server answers. */
export const TWO_BROKEN: readonly BadItem[] = [bad(1, 'name', 'size')];
export const ONE_BROKEN: readonly BadItem[] = [bad(1, 'name')];
export const NO_OBJECT: readonly BadItem[] = [bad(1)];

export const bulkBody = (more: JsonObject = {}): JsonObject => ({
  made: [{ name: 'a' }, { name: 'c' }],
  bad: [{ at: 1, why: [{ field: 'name', message: 'wrong' }] }],
  sum: { sent: 3, ok: 2, ko: 1 },
  trace: TRACE,
  ...more,
});

export const bulk = (given: Asked['answer'], broken: readonly BadItem[] = ONE_BROKEN, more: Given = {}): Observation =>
  observe({
    format: plain,
    operation: 'makeMany',
    cause: { kind: 'bulk', size: 3, bad: broken },
    expect: { kind: 'bulk', size: 3, bad: broken },
    body: { things: [{ name: 'a' }, { title: 'b' }, { name: 'c' }] },
    answer: given,
    ...more,
  });

export const bulkAnswer = (more: JsonObject = {}, status = 201): Observation => bulk(answer(status, bulkBody(more), ...LIMITS));
