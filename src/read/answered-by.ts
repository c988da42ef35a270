import { isObject, type Json, member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import { type Exchange, header } from '../model/exchange.ts';
import type { Answerer } from '../model/reading.ts';
import { parsed } from './json.ts';
import { SIGNATURES } from './signatures/all.ts';
import type { Sign, Signature } from './signatures/signature.ts';

/** How much of a body is searched: signatures are at its beginning. */
const LOOKED_AT = 16 * 1024;

interface InspectedAnswer {
  readonly exchange: Exchange;
  readonly text: string;
  readonly json: Json | undefined;
}

const NOBODY: Answerer = { who: 'unknown', name: undefined, signs: [] };

/**
 * Guesses who produced an answer: by the shape of its body first; by headers, which anyone on the way may add, only if the body is not a
 * JSON object.
 */
export function answeredBy(exchange: Exchange): Answerer {
  const { outcome } = exchange;
  if (outcome.kind === 'failed') return NOBODY;
  const content = parsed(outcome.body);
  const text = Buffer.from(outcome.body.subarray(0, LOOKED_AT)).toString('utf8');
  const answer: InspectedAnswer = { exchange, text, json: content.kind === 'json' ? content.value : undefined };
  const found = SIGNATURES.find((signature) => shows(signature, answer));
  if (found !== undefined) return { who: found.who, name: found.name, signs: found.signs.map(words) };
  return isObject(answer.json) ? { who: 'application', name: undefined, signs: ['a JSON object of its own'] } : NOBODY;
}

/** Names of gateways and proxies, as reports spell them. */
const BETWEEN: ReadonlySet<string> = new Set(
  SIGNATURES.flatMap(({ who, name }) => (who === 'gateway' || who === 'proxy' ? [name ?? who] : [])),
);

/** Whether a name in `answeredBy` of a report is that of a gateway or proxy, in front of the application. */
export function isBetween(name: string): boolean {
  return BETWEEN.has(name);
}

function shows({ signs, hint }: Signature, answer: InspectedAnswer): boolean {
  if (hint && isObject(answer.json)) return false;
  return signs.every((sign) => isThere(sign, answer));
}

function isThere(sign: Sign, { exchange: { outcome }, text, json }: InspectedAnswer): boolean {
  switch (sign.kind) {
    case 'header':
      return sign.value.test((outcome.kind === 'answered' ? header(outcome.headers, sign.name) : undefined) ?? '');
    case 'text':
      return sign.value.test(text);
    case 'members':
      return (
        isObject(json) &&
        sign.has.every((name) => member(json, name) !== undefined) &&
        (sign.open || Object.keys(json).length === sign.has.length)
      );
    case 'value':
      return sign.value.test(asText(at(json, sign.at)));
    default:
      return sign satisfies never;
  }
}

function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

/** Describes a sign in our own words: text of the answer is hostile. */
function words(sign: Sign): string {
  switch (sign.kind) {
    case 'header':
      return `header ${sign.name}`;
    case 'text':
      return sign.says;
    case 'members':
      return `members ${sign.has.join(', ')}`;
    case 'value':
      return `value at ${sign.at}`;
    default:
      return sign satisfies never;
  }
}
