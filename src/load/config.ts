import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { pointer } from '../json/pointer.ts';
import { parseSource, readSource, type SourceFile } from './document.ts';
import { DescriptionError } from './problems.ts';
import type { WrittenKeywords } from './written-keywords.ts';

/** Values of options from a configuration file, by the long name of the option (`max-requests`). */
export interface Config {
  /** The file as the user named it, for messages. */
  readonly file: string;
  readonly options: JsonObject;
  /** Options that hold only for a named target. */
  readonly targets: Readonly<Record<string, JsonObject>>;
  /** What the file says about the description; `undefined` if nothing. */
  readonly keywords: WrittenKeywords | undefined;
  /** The line of a value, from 1, if the file is YAML or JSON. */
  readonly lineOf: (...path: readonly string[]) => number | undefined;
}

/** Names of configuration files that are found without being named, in this order. */
export const CONFIG_NAMES = ['errspec.yaml', 'errspec.yml', 'errspec.json', 'errspec.ts', 'errspec.js'] as const;

/** The configuration file in a folder, or `undefined`. */
export function findConfig(folder: string): string | undefined {
  return CONFIG_NAMES.find((name) => existsSync(join(folder, name)));
}

/** Reads a configuration: YAML, JSON, or a module with a default export. A file that cannot be read or is no object is a `DescriptionError`. */
export async function loadConfig(file: string): Promise<Config> {
  return configOf(file, /\.[cm]?[jt]s$/.test(file) ? await moduleSource(file) : readSource(file));
}

/** Reads a configuration from a text in YAML; `file` is its name in messages. Throws like `loadConfig`. */
export function parseConfig(file: string, text: string): Config {
  return configOf(file, parseSource(file, text));
}

function configOf(file: string, { value, lineOf }: Pick<SourceFile, 'value' | 'lineOf'>): Config {
  // An empty file is an empty configuration.
  const content = value ?? {};
  if (!isObject(content)) throw problem(file, 'A configuration is an object of options by their names.');
  const { targets = {}, errorFormat, operations, $schema: _, ...options } = content;
  if (!isObject(targets) || !Object.values(targets).every(isObject))
    throw problem(file, '"targets" holds an object of options for each named target.', lineOf('/targets'));
  return {
    file,
    options,
    // `as`: every value was just found to be an object.
    targets: targets as Readonly<Record<string, JsonObject>>,
    keywords: keywordsOf({ file, errorFormat, operations, lineOf }),
    lineOf: (...path) => lineOf(pointer(...path)),
  };
}

interface KeywordParts extends Pick<WrittenKeywords, 'file' | 'lineOf'> {
  readonly errorFormat: Json | undefined;
  readonly operations: Json | undefined;
}

/** The parts of a file that describe the API, as far as it has them. An empty one (`operations:` with comments only) says nothing. */
function keywordsOf({ file, errorFormat, operations, lineOf }: KeywordParts): WrittenKeywords | undefined {
  if (errorFormat !== undefined && errorFormat !== null && !isObject(errorFormat))
    throw problem(file, '"errorFormat" holds the keywords of x-error-format.', lineOf('/errorFormat'));
  if (operations !== undefined && operations !== null && !isObject(operations))
    throw problem(file, '"operations" holds keywords by operationId, or by method and path.', lineOf('/operations'));
  if (!isObject(errorFormat) && !isObject(operations)) return undefined;
  return { file, errorFormat: isObject(errorFormat) ? errorFormat : undefined, operations: isObject(operations) ? operations : {}, lineOf };
}

async function moduleSource(file: string): Promise<{ readonly value: Json; readonly lineOf: (where: string) => number | undefined }> {
  try {
    const loaded: unknown = await import(pathToFileURL(resolve(file)).href);
    const exported = typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
    const value: Json = JSON.parse(JSON.stringify(exported ?? null));
    if (member({ value }, 'value') === null) throw new Error('it has no default export');
    return { value, lineOf: () => undefined };
  } catch (error) {
    throw problem(file, `The configuration cannot be loaded: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function problem(file: string, message: string, line?: number): DescriptionError {
  return new DescriptionError(file, [{ pointer: '', message, ...(line === undefined ? {} : { line }) }]);
}
