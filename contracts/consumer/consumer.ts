import process from 'node:process';
import { MatchersV3, PactV4 } from '@pact-foundation/pact';
import { describe, expect, test } from 'vitest';
import { at } from '../../src/json/pointer.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { Format } from '../../src/model/format.ts';
import type { Interaction, InteractionRequest } from '../../src/model/interaction.ts';
import { generalShape } from '../../src/model/shapes.ts';
import { interactionsOf } from '../../src/pact/interactions.ts';
import { exampleOf } from '../../src/pact/template.ts';
import { type Decoded, decode, type ErrorFormat } from '../client/index.ts';
import { matcherOf, textMatchers } from './matchers.ts';

/** The folder and the participants of the pacts; `contracts/write.ts` sets these variables. */
const { ERRSPEC_PACTS = 'pacts', ERRSPEC_CONSUMER = 'errspec-client', ERRSPEC_PROVIDER } = process.env;

/** Defines a test for each interaction of a format. It runs the typed client against Pact's mock server, which writes the pact. */
export function contractTests(rules: ErrorFormat): void {
  const format = loadBuiltIn(rules.name);
  // One folder per format: two processes that write the same pact lose each other's interactions.
  const pacts = { dir: `${ERRSPEC_PACTS}/${rules.name}`, consumer: ERRSPEC_CONSUMER, provider: ERRSPEC_PROVIDER ?? rules.name };
  describe(`the contract of ${rules.name}`, () => {
    test.each(interactionsOf(format).map((each) => [each.description, each] as const))('%s', async (_, interaction) => {
      const decoded = await decodeExchange(interaction, rules, pacts);
      expectOutcome(interaction, decoded, format);
    });
  });
}

interface Pacts {
  readonly dir: string;
  readonly consumer: string;
  readonly provider: string;
}

/** Declares the interaction, sends its request to the mock server, and decodes the answer with the client. */
async function decodeExchange(interaction: Interaction, rules: ErrorFormat, pacts: Pacts): Promise<Decoded<ErrorFormat>> {
  const { request, response } = interaction;
  const pact = new PactV4({ ...pacts, logLevel: 'warn' });
  const [status, ...others] = response.statuses;
  const described = interaction.states
    .reduce((all, state) => all.given(state), pact.addInteraction())
    .uponReceiving(interaction.description);
  const decoded = await described
    // Pact accepts a matcher as the path, but its type does not.
    .withRequest(request.method, matcherOf(request.path) as string, (builder) => {
      builder.headers(textMatchers(request.headers)).query(textMatchers(request.query));
      if (request.body !== undefined) builder.jsonBody(matcherOf(request.body));
    })
    .willRespondWith(others.length === 0 ? status : MatchersV3.matchStatus(status, [...response.statuses]), (builder) => {
      builder.headers(textMatchers(response.headers));
      if (response.body !== undefined) builder.jsonBody(matcherOf(response.body));
    })
    .executeTest(async ({ url }) => {
      const answer = await send(url, request);
      // Pact answers an unexpected request with 500 and this header.
      expect(answer.headers.get('x-pact')).toBeNull();
      return decode(answer, rules, { submitted: submittedIn(interaction) });
    });
  if (decoded === undefined) throw new Error(`Pact did not run the interaction: ${interaction.description}`);
  return decoded;
}

function send(url: string, { method, path, query, headers, body }: InteractionRequest): Promise<Response> {
  const texts = (templates: InteractionRequest['headers']) =>
    Object.fromEntries(Object.entries(templates).map(([name, template]) => [name, String(exampleOf(template))]));
  const search = new URLSearchParams(texts(query)).toString();
  const content = body === undefined ? {} : { body: JSON.stringify(exampleOf(body)) };
  return fetch(`${url}${exampleOf(path)}${search === '' ? '' : `?${search}`}`, { method, headers: texts(headers), ...content });
}

/** The items of a bulk request: the only list in its body. */
function submittedIn({ outcome, request: { body } }: Interaction): readonly unknown[] {
  if (outcome.kind !== 'bulk' || body === undefined) return [];
  const lists = Object.values(exampleOf(body) ?? {}).filter((value) => Array.isArray(value));
  return lists[0] ?? [];
}

/** Expects the client to decode what the contract promises. */
function expectOutcome(interaction: Interaction, decoded: Decoded<ErrorFormat>, format: Format): void {
  const { outcome } = interaction;
  switch (outcome.kind) {
    case 'success':
      expect(decoded).toMatchObject({ kind: 'success', status: interaction.response.statuses[0] });
      return;
    case 'error':
      expectError(interaction, decoded, format);
      return;
    case 'bulk':
      expectBulk(outcome, submittedIn(interaction), decoded);
      return;
    default:
      outcome satisfies never;
  }
}

function expectError({ operation, outcome, response }: Interaction, decoded: Decoded<ErrorFormat>, format: Format): void {
  if (outcome.kind !== 'error' || decoded.kind !== 'failure')
    throw new Error(`${operation} must fail, but the client decoded a ${decoded.kind}`);
  const codes = [String(decoded.code), String(decoded.detail?.code)];
  const isOpen = !decoded.known && outcome.entries.some((entry) => response.statuses.map(String).includes(entry));
  expect(isOpen || outcome.entries.some((entry) => codes.includes(entry))).toBe(true);
  expect(decoded.message).not.toBe('');
  // A detail may be retryable when its class is not, and the reverse.
  const passes = RETRIED.get(response.statuses[0]);
  if (passes !== undefined && decoded.detail === undefined) expect(decoded.retryable).toBe(passes);
  const listsFields = generalShape(format).fields !== undefined && outcome.entries.every((entry) => format.fields?.with.includes(entry));
  if (listsFields && outcome.blames.length > 0)
    expect(Object.keys(decoded.fields).filter((name) => outcome.blames.includes(name))).not.toEqual([]);
}

/** Whether the same request may succeed later, by status. */
const RETRIED: ReadonlyMap<number, boolean> = new Map([
  ...[400, 401, 403, 404, 409].map((status) => [status, false] as const),
  ...[429, 502].map((status) => [status, true] as const),
]);

function expectBulk(
  outcome: Extract<Interaction['outcome'], { kind: 'bulk' }>,
  submitted: readonly unknown[],
  decoded: Decoded<ErrorFormat>,
): void {
  expect(submitted).toHaveLength(outcome.size);
  if (outcome.bad.length === 0) {
    expect(decoded.kind).toBe('success');
    return;
  }
  if (decoded.kind !== 'partial') throw new Error(`A bulk with an invalid item must be partial, but the client decoded a ${decoded.kind}`);
  expect(decoded.errors.map(({ index }) => index)).toEqual(outcome.bad.map(({ index }) => index));
  for (const { index, item, fields } of decoded.errors) {
    expect(item).toEqual(submitted[index]);
    const blame = outcome.bad.find((each) => each.index === index)?.blame;
    expect(blame?.must.every((names) => names.some((name) => at(fields, `/${name}`) !== undefined))).toBe(true);
  }
  expect(decoded.created).toHaveLength(outcome.size - outcome.bad.length);
  expect(decoded.created.every(({ item }) => item !== undefined)).toBe(true);
}
