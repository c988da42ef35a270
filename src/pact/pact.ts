import { isArray, isObject, type Json, type JsonObject } from '../json/json.ts';
import { byCodeUnits } from '../json/text.ts';
import type { Interaction, InteractionRequest, InteractionResponse, Template } from '../model/interaction.ts';
import { lowered, matcherOf, ruleOf, stateGenerator } from './lower.ts';
import { exampleOf } from './template.ts';

/** The parties of a contract. */
export interface Parties {
  readonly consumer: string;
  readonly provider: string;
}

/** The contract as a Pact document of specification 4, members sorted by name like those of Pact's own writers. */
export function pactDocument(interactions: readonly Interaction[], { consumer, provider }: Parties): JsonObject {
  return normalisedPact({
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: interactions.map(documentOf),
    metadata: {},
  });
}

/** The text of a Pact document; it is the same for the same interactions, whatever tool wrote them. */
export function pactText(document: JsonObject): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * A Pact document as it is published: interactions sorted by description, members by name. Of the metadata it keeps only the version of the
 * specification: with versions of tools, each update would make a new contract.
 */
export function normalisedPact(document: JsonObject): JsonObject {
  const { consumer, provider, interactions } = document;
  const list = isArray(interactions) ? interactions : [];
  const sorted = list.toSorted((a, b) => byCodeUnits(descriptionOf(a), descriptionOf(b)));
  const parties = { ...(consumer === undefined ? {} : { consumer }), ...(provider === undefined ? {} : { provider }) };
  const whole = { ...parties, interactions: sorted, metadata: { pactSpecification: { version: '4.0' } } };
  const result = byName(whole);
  return isObject(result) ? result : {};
}

function descriptionOf(interaction: Json): string {
  return isObject(interaction) && typeof interaction['description'] === 'string' ? interaction['description'] : '';
}

function byName(value: Json): Json {
  if (isArray(value)) return value.map(byName);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => byCodeUnits(a, b));
  return Object.fromEntries(entries.map(([name, each]) => [name, byName(each)]));
}

function documentOf({ description, states, request, response }: Interaction): JsonObject {
  return {
    description,
    pending: false,
    providerStates: states.map((name) => ({ name })),
    request: requestOf(request),
    response: responseOf(response),
    type: 'Synchronous/HTTP',
  };
}

function requestOf({ method, path, query, headers, body }: InteractionRequest): JsonObject {
  const whole = body === undefined ? undefined : lowered(body);
  const rules = withoutEmpty({
    body: whole?.rules ?? {},
    header: rulesOf(headers),
    query: rulesOf(query),
    path: matcherOf(path) === undefined ? {} : ruleOf(matcherOf(path) ?? {}),
  });
  const generators = withoutEmpty({
    body: whole?.generators ?? {},
    header: generatorsOf(headers),
    query: generatorsOf(query),
    path: path.kind === 'state' ? stateGenerator(path.expression) : {},
  });
  return {
    method,
    path: exampleOf(path),
    ...withoutEmpty({ query: textsOf(query), headers: textsOf(headers), matchingRules: rules, generators }),
    ...bodyOf(whole?.content, headers),
  };
}

function responseOf({ statuses, headers, body }: InteractionResponse): JsonObject {
  const whole = body === undefined ? undefined : lowered(body);
  const status = statuses.length === 1 ? {} : { $: ruleOf({ match: 'statusCode', status: statuses }) };
  const rules = withoutEmpty({ body: whole?.rules ?? {}, header: rulesOf(headers), status });
  return {
    status: statuses[0],
    ...withoutEmpty({ headers: textsOf(headers), matchingRules: rules }),
    ...bodyOf(whole?.content, headers),
  };
}

function bodyOf(content: Json | undefined, headers: Readonly<Record<string, Template>>): JsonObject {
  if (content === undefined) return {};
  const contentType = headers['Content-Type'] === undefined ? 'application/json' : exampleOf(headers['Content-Type']);
  return { body: { content, contentType, encoded: false } };
}

function textsOf(templates: Readonly<Record<string, Template>>): JsonObject {
  return Object.fromEntries(Object.entries(templates).map(([name, template]) => [name, [String(exampleOf(template))]]));
}

function rulesOf(templates: Readonly<Record<string, Template>>): JsonObject {
  return Object.fromEntries(
    Object.entries(templates).flatMap(([name, template]) => {
      const matcher = matcherOf(template);
      return matcher === undefined ? [] : [[name, ruleOf(matcher)]];
    }),
  );
}

function generatorsOf(templates: Readonly<Record<string, Template>>): JsonObject {
  return Object.fromEntries(
    Object.entries(templates).flatMap(([name, template]) =>
      template.kind === 'state' ? [[name, stateGenerator(template.expression)]] : [],
    ),
  );
}

function withoutEmpty(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !isObject(value) || Object.keys(value).length > 0));
}
