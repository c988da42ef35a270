import { isArray, type Json, member } from '../../json/json.ts';

/** The verifier's result for one interaction. */
export type VerifierOutcome =
  | { readonly kind: 'kept' }
  | { readonly kind: 'broken'; readonly mismatches: readonly Mismatch[] }
  /** A provider state could not be set up. */
  | { readonly kind: 'no-state' }
  /** No answer came, or it could not be read. */
  | { readonly kind: 'no-answer'; readonly why: string };

/** One difference from the contract. */
export interface Mismatch {
  readonly what: 'status' | 'header' | 'body' | 'media-type' | 'other';
  /** A path such as `$.error.code`, or the name of a header. */
  readonly at: string;
  readonly expected: Json;
  readonly actual: Json;
  /** The message of the verifier. */
  readonly words: string;
}

/** The outcome of one interaction, with the names that identify it. */
export interface InteractionVerdict {
  readonly consumer: string;
  readonly description: string;
  readonly states: readonly string[];
  readonly outcome: VerifierOutcome;
}

/** The results of pact-core's verifier (its JSON, `interactionResults`), as data. */
export function outcomesIn(results: Json): readonly InteractionVerdict[] {
  return list(member(results, 'interactionResults')).map((each) => ({
    consumer: text(member(each, 'consumer')),
    description: text(member(each, 'description')),
    states: list(member(each, 'providerStates')).map(text),
    outcome: outcomeOf(each),
  }));
}

function outcomeOf(result: Json): VerifierOutcome {
  if (member(result, 'result') === 'OK') return { kind: 'kept' };
  const mismatch = member(result, 'mismatch');
  if (member(mismatch, 'type') === 'mismatches')
    return { kind: 'broken', mismatches: list(member(mismatch, 'mismatches')).map(mismatchOf) };
  const why = text(member(mismatch, 'message'));
  return /state change/i.test(why) ? { kind: 'no-state' } : { kind: 'no-answer', why: whyOf(why) };
}

/** A stable text for known causes; others lose their address, which differs between runs. */
function whyOf(why: string): string {
  if (why.startsWith('error sending request')) return 'the connection failed, was cut, or nothing came in time';
  if (why.startsWith('error decoding response body')) return 'its body was cut off';
  return why === '' ? 'the verifier gives no reason' : why.replace(/ for url \(\S*\)/, '');
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

/** The verifier gives values of bodies as JSON text. */
function value(given: Json | undefined): Json {
  if (typeof given !== 'string') return given ?? null;
  try {
    const parsed: Json = JSON.parse(given);
    return parsed;
  } catch {
    return given;
  }
}

function list(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : [];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
