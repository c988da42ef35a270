import { canonical, isArray, isObject, type Json } from '../../json/json.ts';
import { pointer } from '../../json/pointer.ts';
import type { ContractCode } from '../../model/pact.ts';
import type { Mismatch } from './outcome.ts';

/** One mismatch in the terms of a finding. */
export interface ContractMismatch {
  readonly code: ContractCode;
  readonly where: string;
  readonly expected: Json;
  readonly actual: Json;
}

const RANK: readonly ContractCode[] = ['pact-status', 'pact-header', 'pact-body'];

/** Mismatches in the terms of findings, in a stable order: the verifier's order differs between runs. */
export function partsOf(mismatches: readonly Mismatch[]): readonly ContractMismatch[] {
  const once = mismatches.filter((each) => !isToldTwice(each, mismatches));
  const key = (part: ContractMismatch) => `${RANK.indexOf(part.code)} ${canonical([part.where, part.expected, part.actual])}`;
  return [...new Map(once.map(partOf).map((part) => [key(part), part]))].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

/** The verifier reports a wrong media type for header and body, and a missing element as length and as element: one of each is kept. */
function isToldTwice({ what, at, words }: Mismatch, all: readonly Mismatch[]): boolean {
  if (what === 'header') return at.toLowerCase() === 'content-type' && all.some((other) => other.what === 'media-type');
  return words.endsWith(' but was missing') && all.some((other) => other.at === at && LENGTHS.test(other.words));
}

const LENGTHS = /^Expected a List with (\d+) elements but received (\d+)/;

function partOf(mismatch: Mismatch): ContractMismatch {
  const { what, at, expected, actual, words } = mismatch;
  switch (what) {
    case 'status':
      return { code: 'pact-status', where: 'status', expected: statusIn(words) ?? expected, actual };
    case 'header':
      return { code: 'pact-header', where: `header:${at.toLowerCase()}`, expected: patternIn(words) ?? expected, actual: actual ?? '' };
    case 'media-type':
      return { code: 'pact-header', where: 'header:content-type', expected, actual };
    case 'body':
      return { code: 'pact-body', where: pointerOf(at), ...compared(mismatch) };
    case 'other':
      return { code: 'pact-body', where: pointerOf(at), expected: words, actual: short(actual) };
    default:
      return what satisfies never;
  }
}

/** Expected and actual of a mismatch in the body: values if values were compared, else their kinds. */
function compared({ expected, actual, words }: Mismatch): Pick<ContractMismatch, 'expected' | 'actual'> {
  const missing = /missing the following keys: (.*)$/s.exec(words)?.[1];
  if (missing !== undefined) return { expected: `an object with ${missing}`, actual: objectWith(actual) };
  // For a body that is not JSON the verifier gives the whole text, which may differ between runs.
  if (words.startsWith('Failed to parse the actual body')) return { expected: 'JSON', actual: 'a text that is no JSON' };
  if (words.endsWith(' but was missing')) return { expected: short(expected), actual: 'missing' };
  if (words.endsWith(' but was empty')) return { expected: kindOf(expected), actual: 'empty' };
  const type =
    /to be the same type as .*\((\w+)\)$/s.exec(words)?.[1] ?? (words.startsWith('Type mismatch') ? kindOf(expected) : undefined);
  if (type !== undefined) return { expected: KINDS[type] ?? type, actual: scalarOrKind(actual) };
  if (words.startsWith('Variant at index')) return { expected: `a list with ${JSON.stringify(short(expected))}`, actual: short(actual) };
  const lengths = LENGTHS.exec(words);
  if (lengths !== null) return { expected: `a list of ${lengths[1]}`, actual: `a list of ${lengths[2]}` };
  const number = /to (?:match|be) an? (integer|decimal|number)/.exec(words)?.[1];
  return {
    expected: patternIn(words) ?? (number === undefined ? short(expected) : `a number (${number})`),
    actual: unlike(expected, actual) ? scalarOrKind(actual) : short(actual),
  };
}

/** Tells a number from its text: `400` and `"400"` look alike in a sentence. */
function unlike(expected: Json, actual: Json): boolean {
  return typeof expected !== typeof actual && typeof actual === 'string';
}

/** `Expected status code 422 to be a 400, 200`. */
function statusIn(words: string): Json | undefined {
  const list = /to be an? (\d+(?:, \d+)*)$/.exec(words)?.[1];
  return list?.split(', ').map(Number);
}

function patternIn(words: string): string | undefined {
  const pattern = /to match '(.*)'$/s.exec(words)?.[1];
  return pattern === undefined ? undefined : `a text that matches ${pattern}`;
}

const KINDS: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  String: 'a text',
  Integer: 'a whole number',
  Decimal: 'a number',
  Number: 'a number',
  Boolean: 'true or false',
  Bool: 'true or false',
  Null: 'null',
  NULL: 'null',
};

function kindOf(value: Json): string {
  if (isArray(value)) return `a list of ${value.length}`;
  return isObject(value) ? 'an object' : `a ${typeof value}`;
}

function objectWith(names: Json): string {
  const list = isArray(names) ? names.join(', ') : '';
  return list === '' ? 'an object without members' : `an object with ${list}`;
}

/** Names the kind of objects and lists, whose contents may differ between runs. */
function scalarOrKind(value: Json): Json {
  return isArray(value) || isObject(value) ? kindOf(value) : typeof value === 'string' ? `the text ${JSON.stringify(short(value))}` : value;
}

const LONGEST = 200;

/** A value to show; long texts are cut, large values become their kind. */
function short(value: Json): Json {
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return JSON.stringify(value).length > 2 * LONGEST ? kindOf(value) : value;
}

/** `$.errors[0].index` as a JSON Pointer: `/errors/0/index`. */
function pointerOf(path: string): string {
  const steps = path.matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/g);
  return [...steps].map(([, name, index, quoted]) => pointer(name ?? index ?? quoted?.replaceAll(/\\(.)/g, '$1') ?? '')).join('');
}
