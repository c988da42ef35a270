import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Pact, PactInteraction } from '../model/pact.ts';
import { reasonOf } from './document.ts';

/** A file that is not a usable pact; the message names the file and the reason. */
export class PactError extends Error {
  readonly code = 'ERRSPEC_PACT';
}

/** Loads the pacts of these files and folders (all `.json` files of a folder), in order. Throws a `PactError` if one is missing, unreadable or not a pact. */
export function loadPacts(paths: readonly string[]): readonly Pact[] {
  return paths.flatMap((path) => filesIn(path)).map((file) => parsePact(textOf(file), file));
}

function filesIn(path: string): readonly string[] {
  const isFolder = attempt(path, () => statSync(path).isDirectory());
  if (!isFolder) return [path];
  const names = attempt(path, () => readdirSync(path)).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw new PactError(`${path}: the folder has no .json file`);
  return names.toSorted().map((name) => join(path, name));
}

function textOf(file: string): string {
  return attempt(file, () => readFileSync(file, 'utf8'));
}

function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new PactError(`${path}: ${reasonOf(error)}`);
  }
}

/** Parses a pact with HTTP interactions, of any version of the specification. Anything else throws a `PactError`; `from` is the name in its message. */
export function parsePact(text: string, from: string): Pact {
  const document = parsed(text, from);
  const consumer = nameAt(document, '/consumer/name', from);
  const provider = nameAt(document, '/provider/name', from);
  refusePlugins(document, from);
  const interactions = member(document, 'interactions');
  if (!isArray(interactions)) throw new PactError(`${from}: not a pact with HTTP interactions: the list "interactions" is missing`);
  if (interactions.length === 0) throw new PactError(`${from}: the pact has no interaction`);
  return {
    from,
    consumer,
    provider,
    interactions: interactions.map((each, index) => interactionOf(each, `${from}, interaction ${index + 1}`)),
    document,
  };
}

/** The verifier would look for a plugin on the network, and run it. */
function refusePlugins(document: JsonObject, from: string): void {
  const plugins = at(document, '/metadata/plugins');
  const names = (isArray(plugins) ? plugins : []).map((plugin) => member(plugin, 'name'));
  if (plugins === undefined || plugins === null || (isArray(plugins) && plugins.length === 0)) return;
  throw new PactError(`${from}: the pact needs the plugin ${names.map(String).join(', ')}; errspec verifies pacts without plugins only`);
}

function parsed(text: string, from: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new PactError(`${from}: not JSON (${reasonOf(error)})`);
  }
  if (!isObject(value)) throw new PactError(`${from}: not a pact: expected a JSON object`);
  return value;
}

function nameAt(document: JsonObject, where: string, from: string): string {
  const name = at(document, where);
  if (typeof name === 'string' && name !== '') return name;
  throw new PactError(`${from}: not a pact: the name at ${where} is missing`);
}

function interactionOf(value: Json, from: string): PactInteraction {
  const text = (where: string) => at(value, where);
  const description = text('/description');
  const method = text('/request/method');
  const path = text('/request/path');
  if (typeof description !== 'string') throw new PactError(`${from}: the description is missing`);
  if (typeof method !== 'string' || typeof path !== 'string')
    throw new PactError(`${from} (${description}): the request has no method and path; only HTTP interactions can be verified`);
  return { description, states: statesOf(value), method, path };
}

/** The provider states: one string in version 2, a list of names since version 3. */
function statesOf(value: Json): readonly string[] {
  const list = at(value, '/providerStates');
  if (isArray(list)) return list.flatMap((each) => (typeof at(each, '/name') === 'string' ? [String(at(each, '/name'))] : []));
  const one = at(value, '/providerState') ?? at(value, '/provider_state');
  return typeof one === 'string' ? [one] : [];
}
