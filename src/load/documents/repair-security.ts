import { isArray, isObject, type Json, type JsonObject, member } from '../../json/json.ts';
import { follow } from '../build.ts';
import { valueBelow } from '../described-value.ts';

/** How an operation is authorized, in terms of the one key that a run sends. */
export type Access = 'open' | 'optional' | 'key' | { readonly blocked: string };

/** The one key of a run: the security scheme it stands for, and what each operation wants of it. */
export interface KeyChoice {
  /** A security scheme object, or `undefined` where no operation wants a key that can be sent. */
  readonly scheme: JsonObject | undefined;
  /** The other schemes that could be sent. */
  readonly others: readonly JsonObject[];
  readonly accessOf: (operation: JsonObject) => Access;
}

/** The name under which the chosen scheme is put into the document. */
export const KEY_SCHEME = 'errspec_key';

/** Chooses, of all security schemes, the kind of key that opens the most of these operations: a run sends one key. */
export function chosenKey(document: JsonObject, operations: readonly JsonObject[]): KeyChoice {
  const kinds = new Map<string, { readonly scheme: JsonObject; operations: number }>();
  for (const operation of operations)
    for (const scheme of new Map(
      alternatives(document, operation)
        .flat()
        .map((each) => [keyOf(each), each]),
    ).values()) {
      if (scheme === undefined || member(scheme, 'type') === 'none') continue;
      const known = kinds.get(keyOf(scheme)) ?? { scheme, operations: 0 };
      known.operations += 1;
      kinds.set(keyOf(scheme), known);
    }
  const [best, ...others] = [...kinds.values()].toSorted((a, b) => b.operations - a.operations);
  return {
    scheme: best?.scheme,
    others: others.map(({ scheme }) => scheme),
    accessOf: (operation) => access(document, operation, best?.scheme),
  };
}

/** For each alternative of an operation, its schemes as they can be sent; `undefined` for one that cannot be. */
function alternatives(document: JsonObject, operation: JsonObject): readonly (readonly (JsonObject | undefined)[])[] {
  const own = member(operation, 'security') ?? member(document, 'security');
  return (isArray(own) ? own : []).map((each) => (isObject(each) ? Object.keys(each) : []).map((name) => asSent(document, name)));
}

function access(document: JsonObject, operation: JsonObject, key: JsonObject | undefined): Access {
  const all = alternatives(document, operation).map((schemes) => schemes.filter((scheme) => member(scheme, 'type') !== 'none'));
  const isOpen = all.length === 0 || all.some((schemes) => schemes.length === 0);
  const takesKey =
    key !== undefined && all.some((schemes) => schemes.some((scheme) => scheme !== undefined && keyOf(scheme) === keyOf(key)));
  if (takesKey) return isOpen ? 'optional' : 'key';
  return isOpen ? 'open' : { blocked: `It needs another kind of key than the run sends: ${namesOf(document, operation).join(', ')}.` };
}

function namesOf(document: JsonObject, operation: JsonObject): readonly string[] {
  const own = member(operation, 'security') ?? member(document, 'security');
  return [...new Set((isArray(own) ? own : []).flatMap((each) => (isObject(each) ? Object.keys(each) : [])))];
}

/** A scheme as a run can send it; `type: none` for one that no request shows (a client certificate). Unknown names are taken for bearer tokens. */
function asSent(document: JsonObject, name: string): JsonObject | undefined {
  const { value } = follow({ document }, valueBelow({ value: document, pointer: '' }, 'components', 'securitySchemes', name));
  switch (member(value, 'type')) {
    case 'apiKey':
      return { type: 'apiKey', in: textOf(member(value, 'in'), 'header'), name: textOf(member(value, 'name'), 'X-API-Key') };
    case 'http': {
      const scheme = textOf(member(value, 'scheme'), 'bearer').toLowerCase();
      return scheme === 'bearer' || scheme === 'basic' ? { type: 'http', scheme } : undefined;
    }
    case 'mutualTLS':
      return { type: 'none' };
    case 'oauth2':
    case 'openIdConnect':
    case undefined:
      return { type: 'http', scheme: 'bearer' };
    default:
      return undefined;
  }
}

function textOf(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function keyOf(scheme: JsonObject | undefined): string {
  return JSON.stringify(scheme ?? null).toLowerCase();
}
