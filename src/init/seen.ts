import { outsideFormat } from '../judge/scope.ts';
import type { Code, Expected, Format, Operation } from '../model/format.ts';
import type { Cause } from '../model/probe.ts';
import type { ExchangeRequirement, Observation } from '../model/requirement.ts';
import { isServerError } from '../read/outcome.ts';
import { read } from '../read/read.ts';

/** How a request was answered, as far as a contract states it. */
export type SeenAnswer =
  | { readonly kind: 'accepted' }
  | SeenError
  /** Nothing that a contract could promise: a failure of the server, no answer. */
  | { readonly kind: 'none'; readonly status: number | undefined };

/** An error in the format. */
export interface SeenError {
  readonly kind: 'error';
  readonly status: number;
  readonly code: Code;
  readonly detail: Code | undefined;
  readonly message: string | undefined;
  /** Whether it blames a field. */
  readonly hasFields: boolean;
  /** It is not in the format: a page or a text. Its code is made from the status. */
  readonly isText: boolean;
}

/** One request of the observation, and its answer. */
export interface Seen {
  readonly scenario: string;
  readonly operation: Operation;
  readonly cause: Cause;
  readonly answer: SeenAnswer;
}

/** A requirement that judges nothing and passes on what a run sees of the operations of the format; random payloads are left out. */
export function watcher(see: (observation: Observation) => void): ExchangeRequirement {
  return {
    kind: 'exchange',
    id: 'init/watch',
    level: 'SHOULD',
    title: 'What the target answers is written down',
    source: 'none',
    applies: () => undefined,
    exercisedBy: 'any request',
    explains: () => false,
    codes: {},
    needs: [],
    provokedBy: () => true,
    examine: (observation) => {
      const { operation, scenario, attempt } = observation;
      if (operation !== undefined && attempt === undefined && scenario.drawn === undefined) see(observation);
      return undefined;
    },
  };
}

/** Whether a request was sent as valid, even if nothing promises that it is accepted. */
export function isSentAsValid({ cause, scenario, operation: { id } }: Pick<Seen, 'cause' | 'scenario' | 'operation'>): boolean {
  return cause.kind === 'valid' || scenario.startsWith(`${id}/unsure/`);
}

/** What observations show, read by the rules of a format. */
export function seenBy(format: Format, observations: readonly Observation[]): readonly Seen[] {
  return observations.flatMap((given): readonly Seen[] => {
    const { scenario, operation, probe, exchange } = given;
    if (operation === undefined) return [];
    const observation: Observation = { ...given, format, reading: read(format, operation, exchange) };
    if (outsideFormat(observation)) return [];
    return [{ scenario: `${scenario.id}#${probe.step}`, operation, cause: probe.cause, answer: answerOf(observation) }];
  });
}

function answerOf({ format, reading }: Observation): SeenAnswer {
  if (reading.kind === 'unanswered') return { kind: 'none', status: undefined };
  if (isServerError(format, reading)) return { kind: 'none', status: reading.status };
  if (reading.kind === 'unreadable') return textOf(format, reading.status);
  if (reading.kind === 'success') return { kind: 'accepted' };
  const { status, code, detail, message, fields } = reading;
  if (!isCode(code)) return { kind: 'none', status };
  return {
    kind: 'error',
    status,
    code,
    detail: isCode(detail) ? detail : undefined,
    message: typeof message === 'string' ? message : undefined,
    hasFields: fields.some(({ name }) => name !== undefined),
    isText: false,
  };
}

/** An error that cannot be read has the status as its code, in a format where codes are statuses, too. */
function textOf({ reading }: Format, status: number): SeenAnswer {
  if (status < 400) return { kind: 'none', status };
  const code = reading.shapes.some((shape) => shape.code.status) ? status : `http-${status}`;
  return { kind: 'error', status, code, detail: undefined, message: undefined, hasFields: false, isText: true };
}

function isCode(value: unknown): value is Code {
  return typeof value === 'string' || typeof value === 'number';
}

/** Whether an answer is one of those that are expected; an answer that shows nothing is. */
export function fitsAnswer({ catalogue }: Pick<Format, 'catalogue'>, answer: SeenAnswer, expected: Expected): boolean {
  if (answer.kind === 'none') return true;
  if (answer.kind === 'accepted') return expected.accepted;
  if (expected.anyEntry) return true;
  return catalogue.some((entry) => expected.entries.includes(entry.id) && isOf(entry, answer));
}

function isOf({ level, code, statuses }: Format['catalogue'][number], { code: seen, detail, status, isText }: SeenError): boolean {
  if (code === undefined || isText) return statuses.includes(status);
  return level === 'detail' ? code === detail : code === seen;
}
