import { mayBeUnreadable, outsideFormat } from '../../src/judge/scope.ts';
import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';
import { answerTexts, wasSent } from '../kit/echo.ts';
import { LEAKS, type LeakPattern, mayLeak } from '../kit/leaks.ts';

/** Answers are hostile: of a longer text only so many characters are searched. */
const SEARCHED = 100_000;

function shows({ pattern }: LeakPattern, text: string, observation: Observation): boolean {
  const found = pattern.exec(text.slice(0, SEARCHED))?.[0];
  return found !== undefined && !wasSent(observation, found) && !isDocumented(observation, found);
}

/** A documented message may say anything. */
function isDocumented({ format }: Observation, text: string): boolean {
  return format.catalogue.some(({ message }) => message?.includes(text) ?? false);
}

function leakIn(observation: Observation): LeakPattern | undefined {
  const { exchange, reading } = observation;
  if (reading.kind === 'success' && exchange.outcome.kind === 'answered' && !mayLeak(exchange.outcome.body)) return undefined;
  // In a list the same names and values stand again and again.
  const texts = [...new Set(answerTexts(observation))];
  // Nearly no answer leaks: all texts at once are searched first, and each by itself only where that finds something.
  const together = texts.join('\n').slice(0, 2 * SEARCHED);
  return LEAKS.filter(({ evenInSuccess }) => evenInSuccess || reading.kind !== 'success')
    .filter(({ pattern }) => pattern.test(together))
    .find((leak) => texts.some((text) => shows(leak, text, observation)));
}

/** A page is a finding only where the format should have answered; what is inside it is one everywhere. */
function pageBy(observation: Observation): string | undefined {
  const { reading } = observation;
  if (reading.kind !== 'unreadable' || reading.why === 'empty' || reading.by.who !== 'framework') return undefined;
  return outsideFormat(observation) || mayBeUnreadable(observation) ? undefined : (reading.by.name ?? 'a framework');
}

export default {
  kind: 'exchange',
  id: 'leaks/internals',
  level: 'MUST',
  title: "No answer MUST show a stack trace, a source path, a query or a framework's error page",
  source: 'CWE-209; OWASP API8:2023; the error format of the description',
  needs: ['transport/answers'],
  applies: always,
  exercisedBy: 'any request',
  concerns: ({ reading }) => reading.kind !== 'unanswered',
  *judge(observation) {
    const leak = leakIn(observation);
    if (leak !== undefined) {
      yield { code: leak.code, where: '', expected: 'nothing of the inside', actual: leak.name };
      return;
    }
    const page = pageBy(observation);
    if (page !== undefined) yield { code: 'framework-page', where: '', expected: 'an error of the format', actual: page };
  },
} satisfies ExchangeRequirement;
