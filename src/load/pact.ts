import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Pact, PactInteraction } from '../model/pact.ts';
import { reasonOf } from './document.ts';

/** A file that is to hold a pact and does not; the message says where and why. */
export class PactError extends Error {
  readonly code = 'ERRSPEC_PACT';
}

/** The pacts in these files and folders (all `.json` files of a folder), in order. What is missing, unreadable or no pact is a `PactError`. */
export function loadPacts(places: readonly string[]): readonly Pact[] {
  return places.flatMap((place) => filesIn(place)).map((file) => parsePact(textOf(file), file));
}

function filesIn(place: string): readonly string[] {
  const isFolder = attempt(place, () => statSync(place).isDirectory());
  if (!isFolder) return [place];
  const names = attempt(place, () => readdirSync(place)).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw new PactError(`${place}: the folder holds no .json file`);
  return names.toSorted().map((name) => join(place, name));
}

function textOf(file: string): string {
  return attempt(file, () => readFileSync(file, 'utf8'));
}

function attempt<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new PactError(`${place}: ${reasonOf(error)}`);
  }
}

/** The pact in a text of JSON, of any version of the specification with HTTP interactions. Anything else is a `PactError`; `from` names it. */
export function parsePact(text: string, from: string): Pact {
  const document = parsed(text, from);
  const consumer = nameAt(document, '/consumer/name', from);
  const provider = nameAt(document, '/provider/name', from);
  const interactions = member(document, 'interactions');
  if (!isArray(interactions)) throw new PactError(`${from}: it is no pact with HTTP interactions: the list "interactions" is missing`);
  if (interactions.length === 0) throw new PactError(`${from}: the pact holds no interaction`);
  return {
    from,
    consumer,
    provider,
    interactions: interactions.map((each, index) => interactionOf(each, `${from}, interaction ${index + 1}`)),
    document,
  };
}

function parsed(text: string, from: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new PactError(`${from}: it is no JSON (${reasonOf(error)})`);
  }
  if (!isObject(value)) throw new PactError(`${from}: it is no pact: a JSON object is expected`);
  return value;
}

function nameAt(document: JsonObject, where: string, from: string): string {
  const name = at(document, where);
  if (typeof name === 'string' && name !== '') return name;
  throw new PactError(`${from}: it is no pact: the name at ${where} is missing`);
}

function interactionOf(value: Json, from: string): PactInteraction {
  const text = (where: string) => at(value, where);
  const description = text('/description');
  const method = text('/request/method');
  const path = text('/request/path');
  if (typeof description !== 'string') throw new PactError(`${from}: its description is missing`);
  if (typeof method !== 'string' || typeof path !== 'string')
    throw new PactError(`${from} (${description}): its request has no method and path; only HTTP interactions can be verified`);
  return { description, states: statesOf(value), method, path };
}

/** Of version 2 one state, as a text; later a list of names. */
function statesOf(value: Json): readonly string[] {
  const list = at(value, '/providerStates');
  if (isArray(list)) return list.flatMap((each) => (typeof at(each, '/name') === 'string' ? [String(at(each, '/name'))] : []));
  const one = at(value, '/providerState') ?? at(value, '/provider_state');
  return typeof one === 'string' ? [one] : [];
}
