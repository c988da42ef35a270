import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Format } from '../model/format.ts';
import { loadAnyDocument } from './any-document.ts';
import { closest } from './closest.ts';
import type { DocumentOptions } from './documents/read.ts';
import { loadFormat } from './format.ts';
import { packageRoot } from './package.ts';
import { DescriptionError } from './problems.ts';

function descriptionOf(name: string): string {
  return join(packageRoot(), 'specs', name, 'openapi.yaml');
}

/** The names of the built-in formats: the folders of `specs/` with an `openapi.yaml`, sorted. */
export function builtInFormats(): readonly string[] {
  return readdirSync(join(packageRoot(), 'specs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(descriptionOf(entry.name)))
    .map((entry) => entry.name)
    .sort();
}

/** Loaded formats. Compiled schemas and generators are cached per format, so each format is loaded once. */
const loaded = new Map<string, Format>();

/** A built-in format, loaded once. An unknown name throws a `DescriptionError` that lists the known ones. */
export function loadBuiltIn(name: string): Format {
  const names = builtInFormats();
  if (!names.includes(name)) throw unknown(name, names, `There is no built-in format "${name}".`);
  const format = loaded.get(name) ?? loadFormat(descriptionOf(name));
  loaded.set(name, format);
  return format;
}

/**
 * A format by its built-in name or by the path of its description, with the keywords that another file has for it. Throws a `DescriptionError` if
 * there is neither.
 */
export function resolveFormat(nameOrFile: string, options: DocumentOptions = {}): Format {
  const names = builtInFormats();
  if (names.includes(nameOrFile)) return loadBuiltIn(nameOrFile);
  const isPath = /^https?:|[\\/]|\.(ya?ml|json)$/i.test(nameOrFile);
  if (isPath || existsSync(nameOrFile)) return loadAnyDocument(nameOrFile, options);
  throw unknown(nameOrFile, names, `There is no built-in format and no file "${nameOrFile}".`);
}

function unknown(name: string, names: readonly string[], message: string): DescriptionError {
  const near = closest(name, names);
  return new DescriptionError(name, [
    { pointer: '', message: near === undefined ? message : `${message} Did you mean ${near}?`, value: name, allowed: names },
  ]);
}
