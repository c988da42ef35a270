import { isArray, isObject, type Json } from '../../src/json/json.ts';
import { type Pointer, pointer } from '../../src/json/pointer.ts';
import { mayBeUnreadable, outsideFormat } from '../../src/judge/scope.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { answerTexts, wasSent } from '../kit/echo.ts';
import { LEAKS, type LeakPattern, mayLeak } from '../kit/leaks.ts';
import { exchange } from '../kit/requirement.ts';

/** Answers are hostile, and patterns take time: of a longer text only so many characters are searched. */
const SEARCHED = 16_384;

function shows({ pattern }: LeakPattern, text: string, observation: Observation): boolean {
  const found = pattern.exec(text.slice(0, SEARCHED))?.[0];
  return found !== undefined && !wasSent(observation, found) && !isDocumented(observation, found);
}

/** A documented message may contain anything. */
function isDocumented({ format }: Observation, text: string): boolean {
  return format.catalogue.some(({ message }) => message?.includes(text) ?? false);
}

function leakIn(observation: Observation): LeakPattern | undefined {
  const { exchange, reading } = observation;
  if (reading.kind === 'success' && exchange.outcome.kind === 'answered' && !mayLeak(exchange.outcome.body)) return undefined;
  // In a list the same names and values come again and again.
  const texts = [...new Set(answerTexts(observation))];
  // Nearly no answer leaks: all texts at once are searched first, and each by itself only where that finds something.
  const together = texts.join('\n').slice(0, 4 * SEARCHED);
  return LEAKS.filter(({ evenInSuccess }) => evenInSuccess || reading.kind !== 'success')
    .filter(({ pattern }) => pattern.test(together))
    .find((leak) => texts.some((text) => shows(leak, text, observation)));
}

/** The location of the text that shows the leak, if it is in JSON; else the whole answer. */
function whereOf(leak: LeakPattern, observation: Observation): Pointer {
  const { reading } = observation;
  const body = reading.kind === 'unanswered' ? undefined : reading.body;
  return body === undefined ? '' : (textsIn(body, '').find(([, text]) => shows(leak, text, observation))?.[0] ?? '');
}

/** How many texts of an answer are looked at: an answer is hostile input. */
const MOST_TEXTS = 1_000;

function textsIn(value: Json, where: Pointer): readonly (readonly [Pointer, string])[] {
  if (typeof value === 'string') return [[where, value]];
  if (!isArray(value) && !isObject(value)) return [];
  const inner = Object.entries(value).slice(0, MOST_TEXTS);
  return inner.flatMap(([name, each]) => textsIn(each, where + pointer(name))).slice(0, MOST_TEXTS);
}

/** An error page is a finding only where the format should have answered; a leak inside it is one everywhere. */
function pageBy(observation: Observation): string | undefined {
  const { reading } = observation;
  if (reading.kind !== 'unreadable' || reading.why === 'empty' || reading.by.who !== 'framework') return undefined;
  return outsideFormat(observation) || mayBeUnreadable(observation) ? undefined : (reading.by.name ?? 'a framework');
}

export default exchange({
  id: 'leaks/internals',
  level: 'MUST',
  title: "An answer MUST NOT contain a stack trace, a source path, a query or a framework's error page",
  source: 'CWE-209; OWASP API8:2023; OpenAPI description: x-error-format',
  needs: ['transport/answers'],
  exercisedBy: 'any request',
  codes: {
    'stack-trace': {
      says: ({ actual }: { actual: string }) => `The answer shows internals of the server: ${actual}.`,
      hint: 'Log the exception and answer with a plain error; switch debug output off.',
    },
    'debug-page': {
      says: ({ actual }: { actual: string }) => `The answer is a page for developers: ${actual}.`,
      hint: 'Switch the debug mode of the framework off.',
    },
    query: {
      says: ({ actual }: { actual: string }) => `The answer shows the database behind the server: ${actual}.`,
      hint: 'Log the error of the database and answer with a plain one.',
    },
    'inner-service': {
      says: ({ actual }: { actual: string }) => `The answer shows a service behind the server: ${actual}.`,
      hint: 'Log the error of the connection and answer with a plain one.',
    },
    'source-path': {
      says: ({ actual }: { actual: string }) => `The answer shows where the program is installed on the server: ${actual}.`,
      hint: 'Log the exception and answer with a plain error.',
    },
    'framework-page': {
      says: ({ actual }: { actual: string }) => `The answer is an error page of ${actual}, not an error of the format.`,
      hint: 'Replace the error page of the framework by the error handler of the application.',
    },
  },
  select: (observation) => (observation.reading.kind === 'unanswered' ? undefined : observation),
  *judge(observation, { find }) {
    const leak = leakIn(observation);
    if (leak !== undefined) {
      yield find[leak.code]({ where: whereOf(leak, observation), expected: 'nothing of the inside', actual: leak.name });
      return;
    }
    const page = pageBy(observation);
    if (page !== undefined) yield find['framework-page']({ where: '', expected: 'an error of the format', actual: page });
  },
});
