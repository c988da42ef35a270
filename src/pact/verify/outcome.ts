import { isArray, type Json, member } from '../../json/json.ts';

/** What the verifier says of one interaction. */
export type VerifierOutcome =
  | { readonly kind: 'kept' }
  | { readonly kind: 'broken'; readonly mismatches: readonly Mismatch[] }
  /** A provider state could not be set up. */
  | { readonly kind: 'no-state' }
  /** No answer came, or it could not be looked at. */
  | { readonly kind: 'no-answer'; readonly why: string };

/** One thing that is not as the contract says. */
export interface Mismatch {
  readonly what: 'status' | 'header' | 'body' | 'media-type' | 'other';
  /** A path such as `$.error.code`, or the name of a header. */
  readonly at: string;
  readonly expected: Json;
  readonly actual: Json;
  /** The verifier's own words. */
  readonly words: string;
}

/** One interaction's result, by the names under which it is known. */
export interface InteractionVerdict {
  readonly consumer: string;
  readonly description: string;
  readonly states: readonly string[];
  readonly told: VerifierOutcome;
}

/** The results of pact-core's verifier (its JSON, `interactionResults`), as data. */
export function outcomesIn(results: Json): readonly InteractionVerdict[] {
  return list(member(results, 'interactionResults')).map((each) => ({
    consumer: text(member(each, 'consumer')),
    description: text(member(each, 'description')),
    states: list(member(each, 'providerStates')).map(text),
    told: toldOf(each),
  }));
}

function toldOf(result: Json): VerifierOutcome {
  if (member(result, 'result') === 'OK') return { kind: 'kept' };
  const mismatch = member(result, 'mismatch');
  if (member(mismatch, 'type') === 'mismatches')
    return { kind: 'broken', mismatches: list(member(mismatch, 'mismatches')).map(mismatchOf) };
  const why = text(member(mismatch, 'message'));
  return /state change/i.test(why) ? { kind: 'no-state' } : { kind: 'no-answer', why: whyOf(why) };
}

/** In words of our own where it is known; an address holds what differs between two runs. */
function whyOf(why: string): string {
  if (why.startsWith('error sending request')) return 'the connection failed, was cut, or nothing came in time';
  if (why.startsWith('error decoding response body')) return 'its body was cut off';
  return why === '' ? 'the verifier says nothing of it' : why.replace(/ for url \(\S*\)/, '');
}

const KINDS: Readonly<Record<string, Mismatch['what']>> = {
  StatusMismatch: 'status',
  HeaderMismatch: 'header',
  BodyMismatch: 'body',
  BodyTypeMismatch: 'media-type',
};

function mismatchOf(mismatch: Json): Mismatch {
  const type = text(member(mismatch, 'type'));
  const what = KINDS[type] ?? 'other';
  return {
    what,
    at: text(member(mismatch, what === 'header' ? 'key' : 'path')),
    expected: value(member(mismatch, 'expected')),
    actual: value(member(mismatch, 'actual')),
    words: text(member(mismatch, 'mismatch')),
  };
}

/** Values of bodies come as their JSON text. */
function value(told: Json | undefined): Json {
  if (typeof told !== 'string') return told ?? null;
  try {
    const parsed: Json = JSON.parse(told);
    return parsed;
  } catch {
    return told;
  }
}

function list(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : [];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
