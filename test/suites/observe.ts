import type { Json } from '../../src/json/json.ts';
import type { Exchange, Failure, Header } from '../../src/model/exchange.ts';
import type { Format } from '../../src/model/format.ts';
import {
  ACCEPTED,
  type Blame,
  type Cause,
  type ConstraintViolation,
  type Expectation,
  type KeyForm,
  type Probe,
} from '../../src/model/probe.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { read } from '../../src/read/read.ts';

export interface Answer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
  readonly leaked?: boolean;
}

/** A JSON answer. */
export const answer = (status: number, body: Json, ...headers: readonly Header[]): Answer => ({
  status,
  headers: [['content-type', 'application/json'], ...headers],
  body: JSON.stringify(body),
});

/** An answer that is no JSON. */
export const page = (status: number, body: string, type = 'text/html'): Answer => ({ status, headers: [['content-type', type]], body });

export interface Asked {
  readonly format: Format;
  /** `undefined`: a route that the description does not have. */
  readonly operation: string | undefined;
  readonly cause: Cause;
  readonly expect: Expectation;
  readonly answer: Answer | Failure;
  readonly key?: KeyForm;
  readonly body?: Json;
  readonly states?: readonly string[];
}

/** One exchange as the judges see it, read by the format's rules. */
export function observe(asked: Asked): Observation {
  const { format, cause, expect, states = [], body, key = { kind: 'good' } } = asked;
  const operation = format.operations.find(({ id }) => id === asked.operation);
  const request = { path: {}, query: {}, header: {}, body };
  const probe: Probe = {
    step: 'probe',
    operation: asked.operation,
    method: 'POST',
    path: '/x',
    request,
    body: body === undefined ? { kind: 'none' } : { kind: 'json', contentType: 'application/json' },
    key,
    bind: [],
    cause,
    expect,
    spec: '/paths/~1x/post',
  };
  const exchange: Exchange = {
    request: {
      method: 'POST',
      url: 'http://127.0.0.1/x',
      headers: [],
      body: body === undefined ? undefined : new TextEncoder().encode(JSON.stringify(body)),
    },
    outcome: outcomeOf(asked.answer),
    retries: 0,
  };
  return {
    format,
    operation,
    probe,
    exchange,
    sent: { request, mark: undefined },
    reading: read(format, operation, exchange),
    scenario: {
      id: 'scenario',
      operation: asked.operation,
      steps: [probe],
      states,
      uses: [],
      shared: false,
      broughtBy: undefined,
      covers: [],
      assumed: false,
      writes: false,
    },
  };
}

function outcomeOf(given: Answer | Failure): Observation['exchange']['outcome'] {
  if (typeof given === 'string') return { kind: 'failed', failure: given, detail: '', ms: 1 };
  const body = new TextEncoder().encode(given.body);
  return { kind: 'answered', status: given.status, headers: given.headers, body, ms: 1, leakedSecret: given.leaked ?? false };
}

/** An expectation of one of these entries. */
export const refusedWith = (entries: readonly string[], blame?: Blame): Expectation => ({
  kind: 'outcome',
  expected: { entries, accepted: false, anyEntry: false },
  blame,
});

export const accepted: Expectation = { kind: 'outcome', expected: ACCEPTED, blame: undefined };

export const blames = (must: readonly (readonly string[])[], may: readonly string[] = []): Blame => ({ must, may, any: false });

/** A member of the body that is broken. */
export function violation(name: string): ConstraintViolation {
  return {
    at: `/body/${name}`,
    constraint: 'required',
    change: { kind: 'remove', at: `/body/${name}` },
    also: [],
    blame: blames([[name]]),
    expect: { entries: ['INVALID'], accepted: false, anyEntry: false },
    spec: `/components/schemas/Item/properties/${name}`,
  };
}
