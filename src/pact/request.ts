import type { Json, JsonObject } from '../json/json.ts';
import { at, type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { Auth, Format, Operation, RequestLocation } from '../model/format.ts';
import { type InteractionRequest, KEY_STATE, type Template } from '../model/interaction.ts';
import type { Probe } from '../model/probe.ts';
import { asDocument, withJoinedLists, withPlace } from '../model/request.ts';
import { sample } from '../mutate/sample.ts';
import { schemaBelow } from './place.ts';
import { withTemplates } from './template.ts';

/** A placeholder in an example for a key that no provider state answers. It is not a valid key. */
const NO_KEY = 'errspec-example-key';
const WRONG_KEY = 'errspec-wrong-key';

/** The request of a probe, with values of provider states at its bound locations. */
export function requestOf(format: Format, operation: Operation, probe: Probe): InteractionRequest {
  const bound = boundValues(format, operation, probe);
  const request = [...bound].reduce((all, [place, { value }]) => withPlace(all, place, value), probe.request);
  return {
    method: probe.method,
    path: pathOf(probe.path, request.path, bound),
    query: templatesOf(withJoinedLists(request.query, probe.joined), 'query', bound),
    headers: { ...templatesOf(request.header, 'header', bound), ...contentType(probe), ...keyHeader(format, operation, probe) },
    body: probe.body.kind === 'json' && request.body !== undefined ? bodyOf(request.body, bound) : undefined,
  };
}

/**
 * The states of a probe. If it needs a valid key, the state that answers the key comes first. That state is also used if the probe has none:
 * for an interaction without states, verifiers ask for a state without a name, which targets need not know.
 */
export function statesForProbe(operation: Operation, probe: Probe, states: readonly string[]): readonly string[] {
  const needsKey = operation.secured && probe.key.kind === 'good';
  return (needsKey || states.length === 0) && !states.includes(KEY_STATE) ? [KEY_STATE, ...states] : states;
}

type StateTemplate = Extract<Template, { kind: 'state' }>;

function boundValues(format: Format, operation: Operation, { bind, request }: Probe): ReadonlyMap<RequestLocation, StateTemplate> {
  const found = bind.flatMap(({ to, from }): [RequestLocation, StateTemplate][] => {
    if (from.kind !== 'state') return [];
    const value = at(asDocument(request), to) ?? sampleAt(format, operation, to) ?? operation.valid.unknown.get(to) ?? from.value;
    return [[to, { kind: 'state', expression: `\${${from.value}}`, value }]];
  });
  return new Map(found);
}

function sampleAt(format: Format, { parameters, body }: Operation, place: RequestLocation): Json | undefined {
  const parameter = parameters.find((each) => pointer(each.in, each.name) === place);
  if (parameter !== undefined) return sample(format, parameter.schema, parameter.pointer);
  const [part, ...names] = tokens(place);
  const inner = body === undefined || part !== 'body' ? undefined : schemaBelow(format, body, names);
  return inner === undefined ? undefined : sample(format, inner.schema, inner.pointer);
}

function pathOf(path: string, values: JsonObject, bound: ReadonlyMap<RequestLocation, StateTemplate>): Template {
  const fill = (value: (name: string) => string) => path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => value(name));
  const given = (name: string) => encodeURIComponent(String(values[name] ?? ''));
  const example = fill(given);
  if (![...bound.keys()].some((place) => place.startsWith('/path/'))) return { kind: 'exact', value: example };
  return { kind: 'state', expression: fill((name) => bound.get(pointer('path', name))?.expression ?? given(name)), value: example };
}

/** Parameters are sent as texts, whatever their type. */
function templatesOf(
  members: JsonObject,
  part: 'query' | 'header',
  bound: ReadonlyMap<RequestLocation, StateTemplate>,
): Readonly<Record<string, Template>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]): [string, Template] => [
      name,
      bound.get(pointer(part, name)) ?? { kind: 'exact', value: typeof value === 'string' ? value : JSON.stringify(value) },
    ]),
  );
}

function bodyOf(body: Json, bound: ReadonlyMap<RequestLocation, StateTemplate>): Template {
  const inside = [...bound].filter(([place]) => place.startsWith('/body'));
  return withTemplates(body, new Map(inside.map(([place, template]): [Pointer, Template] => [place.slice('/body'.length), template])));
}

function contentType({ body }: Probe): Readonly<Record<string, Template>> {
  if (body.kind !== 'json' || body.contentType === undefined) return {};
  return { 'Content-Type': { kind: 'exact', value: body.contentType } };
}

function keyHeader({ auth }: Format, { secured }: Operation, { key }: Probe): Readonly<Record<string, Template>> {
  if (auth === undefined || !secured) return {};
  switch (key.kind) {
    case 'good':
    case 'state':
      return header(auth, (prefix) => ({ kind: 'state', expression: `${prefix}\${apiKey}`, value: `${prefix}${NO_KEY}` }));
    case 'wrong':
      return header(auth, (prefix) => ({ kind: 'exact', value: `${prefix}${WRONG_KEY}` }));
    default:
      return {};
  }
}

function header(auth: Auth, value: (prefix: string) => Template): Readonly<Record<string, Template>> {
  switch (auth.kind) {
    case 'header':
      return { [auth.name]: value('') };
    case 'basic':
      return { Authorization: value('Basic ') };
    case 'cookie':
      return { Cookie: value(`${auth.name}=`) };
    case 'query':
      // A template of a header cannot set a query parameter.
      return {};
    case 'bearer':
      return { Authorization: value('Bearer ') };
    default:
      return auth satisfies never;
  }
}
