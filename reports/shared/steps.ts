import type { Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { valueText } from '../../src/json/words.ts';
import type { Finding, FindingStep, RecordedExchange, Report } from '../../src/model/report.ts';
import { type CurlCommand, curl } from './curl.ts';
import { listOf, type MadeValue, type Sending, sendingOf } from './sending.ts';
import { visible } from './visible.ts';

/** One of the requests that show a finding, with its answer. */
export interface ShownStep {
  /** From 1, in the order in which they were sent. */
  readonly number: number;
  /** `2 of 4: updateThing, with your API key, /body/name: type`. Empty if the finding has only one request. */
  readonly title: string;
  readonly exchange: RecordedExchange;
  readonly curl: CurlCommand;
  /** Whether the finding is about this answer. */
  readonly isCited: boolean;
}

/** All requests that show a finding, as far as the report has them. */
export function shownSteps(finding: Finding, report: Report): readonly ShownStep[] {
  const { exchange: cited, steps } = finding;
  if (cited === null) return [];
  if (steps === undefined) return stepOf({ exchange: cited, of: 1, number: 1, title: '' }, finding, report);
  const known = steps.filter(({ exchange }) => report.exchanges[exchange] !== undefined);
  return known.flatMap((step, index) => {
    const title = known.length === 1 ? '' : `${index + 1} of ${known.length}: ${titleOf(step, finding, report)}`;
    return stepOf({ exchange: step.exchange, of: known.length, number: index + 1, title }, finding, report);
  });
}

interface StepPlace {
  readonly exchange: string;
  readonly number: number;
  readonly of: number;
  readonly title: string;
}

function stepOf({ exchange: name, number, of, title }: StepPlace, finding: Finding, report: Report): readonly ShownStep[] {
  const exchange = report.exchanges[name];
  if (exchange === undefined) return [];
  const sending = sendingOf(finding, report, name);
  const own: Sending =
    of === 1 ? sending : { ...sending, step: 1, steps: 1, made: sending.made.map((each) => ofShown(each, finding, number)) };
  return [{ number, title, exchange, curl: curl(exchange, own), isCited: name === finding.exchange }];
}

/** The value with the number of the request that answered it, if that is shown before. */
function ofShown(made: MadeValue, { steps = [] }: Finding, number: number): MadeValue {
  const index = steps.slice(0, number - 1).findIndex(({ operation }) => operation !== null && operation === made.by);
  return index < 0 ? made : { ...made, answer: index + 1 };
}

/** What was sent, in a few words: where a read shows what a write did, that of the write. */
export function sentText({ about, steps = [] }: Finding): string {
  if (!isValid(about)) return about;
  return steps.findLast((step) => !isValid(step.about))?.about ?? about;
}

function isValid(about: string): boolean {
  return about.startsWith('valid request');
}

function titleOf({ exchange, operation, key, about }: FindingStep, { recipe }: Finding, report: Report): string {
  const recorded = report.exchanges[exchange];
  const what = operation ?? `${recorded?.method ?? ''} ${pathOf(recorded?.url ?? '')}`;
  return visible([what, keyText(key, recipe), ...(isValid(about) ? [] : [about])].join(', '));
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

const KEYS: Readonly<Record<FindingStep['key'], string>> = {
  good: 'with your API key',
  state: 'with the API key of the provider state',
  none: 'without an API key',
  empty: 'with an empty API key',
  wrong: 'with a wrong API key',
  truncated: 'with a truncated API key',
  'other-case': 'with your API key in the other case',
  extended: 'with your API key and one character more',
  'last-changed': 'with your API key and another last character',
  'two-blanks': 'with your API key after two blanks',
  misplaced: 'with your API key in another place',
};

/** Which key a request carried, and which provider state returned it. */
function keyText(key: FindingStep['key'], recipe: Json): string {
  const state = key === 'state' ? listOf(recipe, 'states').at(-1) : undefined;
  return state === undefined ? KEYS[key] : `${KEYS[key]} "${valueText(state)}"`;
}

/** Longer values are cut. */
const LONGEST = 80;

/** What each answer has at the location of the finding: `1: "Menu"`, `3: "Card"`; none where all have the same. */
export function answerValues({ where }: Finding, steps: readonly ShownStep[]): readonly string[] {
  if (!where.startsWith('/')) return [];
  const values = steps.flatMap(({ number, exchange }) => {
    const value = valueAt(exchange, where);
    return value === undefined ? [] : [{ number, text: JSON.stringify(value) }];
  });
  const texts = values.map(({ text }) => text);
  if (new Set(texts).size < 2) return [];
  const start = commonStart(texts);
  return values.map(({ number, text }) => visible(`${number}: ${short(text, start)}`));
}

/** How many characters all texts have in common at their beginning. */
function commonStart([first = '', ...others]: readonly string[]): number {
  let count = 0;
  while (count < first.length && others.every((other) => other[count] === first[count])) count += 1;
  return count;
}

/** A long text is cut such that its difference from the others is seen. */
function short(text: string, start: number): string {
  if (text.length <= LONGEST) return text;
  const from = Math.max(0, Math.min(start - LONGEST / 4, text.length - LONGEST));
  return `${from === 0 ? '' : '…'}${text.slice(from, from + LONGEST).toWellFormed()}${from + LONGEST < text.length ? '…' : ''}`;
}

function valueAt({ answer }: RecordedExchange, where: string): Json | undefined {
  if ('failure' in answer) return undefined;
  try {
    // `as`: what JSON.parse gives is JSON.
    return at(JSON.parse(answer.body) as Json, where);
  } catch {
    return undefined;
  }
}
