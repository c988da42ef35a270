import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Format } from '../model/format.ts';
import { closest } from './closest.ts';
import { loadFormat } from './format.ts';
import { packageRoot } from './package.ts';
import { DescriptionError } from './problems.ts';

function descriptionOf(name: string): string {
  return join(packageRoot(), 'specs', name, 'openapi.yaml');
}

/** The names of the formats that come with the package: the folders of `specs/` with an `openapi.yaml`, sorted. */
export function builtInFormats(): readonly string[] {
  return readdirSync(join(packageRoot(), 'specs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(descriptionOf(entry.name)))
    .map((entry) => entry.name)
    .sort();
}

/** Formats that were loaded: what is worked out for one (compiled schemas, makers of values) is kept with it. */
const loaded = new Map<string, Format>();

/** A format that comes with the package, read once. An unknown name is a `DescriptionError` that lists the known ones. */
export function loadBuiltIn(name: string): Format {
  const names = builtInFormats();
  if (!names.includes(name)) throw unknown(name, names, 'No format of this name comes with errspec.');
  const format = loaded.get(name) ?? loadFormat(descriptionOf(name));
  loaded.set(name, format);
  return format;
}

/** The format by its name, or by the path of a file where one stands there. */
export function resolveFormat(nameOrFile: string): Format {
  const names = builtInFormats();
  if (names.includes(nameOrFile)) return loadBuiltIn(nameOrFile);
  const isPath = /[\\/]|\.(ya?ml|json)$/i.test(nameOrFile);
  if (isPath || existsSync(nameOrFile)) return loadFormat(nameOrFile);
  throw unknown(nameOrFile, names, 'No format of this name comes with errspec, and no file stands there.');
}

function unknown(name: string, names: readonly string[], message: string): DescriptionError {
  const near = closest(name, names);
  return new DescriptionError(name, [
    { pointer: '', message: near === undefined ? message : `${message} Did you mean ${near}?`, value: name, allowed: names },
  ]);
}
