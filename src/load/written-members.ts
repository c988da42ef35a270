import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { merged } from '../json/merge.ts';
import { at, type Pointer, pointer, tokens, withValue } from '../json/pointer.ts';
import type { RequestLocation } from '../model/format.ts';
import { pointerOf } from '../schema/resolve.ts';

/**
 * The document with keywords in the schema of one member or parameter of an operation: `/body/tags/0`, `/query/limit`. References on the way are
 * replaced by copies, so that other operations stay as they are. `undefined` if the request has no such location.
 */
export function withMemberKeywords(
  document: JsonObject,
  operation: Pointer,
  location: RequestLocation,
  patch: JsonObject,
): JsonObject | undefined {
  const [part = '', ...path] = tokens(location);
  const made = part === 'body' ? withBody(document, operation, { path, patch }) : withParameter(document, operation, { part, path, patch });
  return isObject(made) ? made : undefined;
}

interface Change {
  /** The member in the schema; for parameters the first token is the name of the parameter. */
  readonly path: readonly string[];
  readonly patch: JsonObject;
}

function withBody(document: JsonObject, operation: Pointer, { path, patch }: Change): Json | undefined {
  const where = `${operation}/requestBody`;
  const body = followed(document, at(document, where));
  const content = member(body, 'content');
  if (!isObject(body) || !isObject(content)) return undefined;
  const changed = Object.entries(content).flatMap(([type, media]): (readonly [string, Json])[] => {
    const schema = inSchema(document, member(media, 'schema') ?? true, path, patch);
    return isObject(media) && schema !== undefined ? [[type, { ...media, schema }]] : [];
  });
  if (changed.length === 0) return undefined;
  return withValue(document, where, { ...body, content: { ...content, ...Object.fromEntries(changed) } });
}

/** A parameter of the path, or of a reference, becomes one of the operation's own. */
function withParameter(
  document: JsonObject,
  operation: Pointer,
  { part, path, patch }: Change & { readonly part: string },
): Json | undefined {
  const [name, ...rest] = path;
  const own = listAt(document, `${operation}/parameters`);
  const shared = listAt(document, `${operation.slice(0, operation.lastIndexOf('/'))}/parameters`);
  const isWanted = (each: Json | undefined) => member(each, 'in') === part && member(each, 'name') === name;
  const index = own.findIndex((each) => isWanted(followed(document, each)));
  const parameter = [own[index], ...shared].map((each) => followed(document, each)).find(isWanted);
  const schema = inSchema(document, member(parameter, 'schema') ?? true, rest, patch);
  if (!isObject(parameter) || schema === undefined) return undefined;
  const made = { ...parameter, schema };
  return withValue(document, `${operation}/parameters`, index < 0 ? [...own, made] : own.with(index, made));
}

function listAt(document: JsonObject, where: Pointer): readonly Json[] {
  const list = at(document, where);
  return isArray(list) ? list : [];
}

/** Follows `$ref`s; members beside them take precedence. */
function followed(document: JsonObject, value: Json | undefined): Json | undefined {
  let found = value;
  for (let steps = 0; steps < 20; steps++) {
    if (!isObject(found)) return found;
    const { $ref: reference, ...beside } = found;
    const where = typeof reference === 'string' ? pointerOf(reference) : undefined;
    if (where === undefined) return found;
    const target = at(document, where);
    found = isObject(target) ? { ...target, ...beside } : undefined;
  }
  return undefined;
}

/** A schema with keywords at a member below it; `undefined` if it has no such member. */
function inSchema(document: JsonObject, given: Json, path: readonly string[], patch: JsonObject): Json | undefined {
  const schema = followed(document, given === true ? {} : given);
  if (!isObject(schema)) return undefined;
  const [name, ...rest] = path;
  if (name === undefined) return merged(schema, patch);
  const items = /^(\*|\d+)$/.test(name) ? member(schema, 'items') : undefined;
  const inItems = items === undefined ? undefined : inSchema(document, items, rest, patch);
  if (inItems !== undefined) return { ...schema, items: inItems };
  const property = member(member(schema, 'properties'), name);
  const inProperty = property === undefined ? undefined : inSchema(document, property, rest, patch);
  const made = inProperty === undefined ? undefined : withValue(schema, pointer('properties', name), inProperty);
  return made ?? inBranches(document, schema, path, patch);
}

/** The member may be described in parts of a combined schema: each that has it gets the keywords. */
function inBranches(document: JsonObject, schema: JsonObject, path: readonly string[], patch: JsonObject): Json | undefined {
  let result: JsonObject | undefined;
  for (const word of ['allOf', 'oneOf', 'anyOf']) {
    const branches = member(schema, word);
    if (!isArray(branches)) continue;
    const changed = branches.map((each) => inSchema(document, each, path, patch));
    if (changed.some((each) => each !== undefined))
      result = { ...(result ?? schema), [word]: branches.map((each, index) => changed[index] ?? each) };
  }
  return result;
}
