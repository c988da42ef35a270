import { builtInFormats, resolveFormat } from '../load/builtin.ts';
import type { WrittenKeywords } from '../load/written-keywords.ts';
import type { Format } from '../model/format.ts';
import { CommandError } from './command-error.ts';
import { configuredKeywords } from './config.ts';
import { suggestion } from './similar.ts';

/** Loads a format by its built-in name, or from a file with the keywords of the configuration. An unknown name throws a `CommandError` that lists the names, a bad file a `DescriptionError`. */
export function formatNamed(name: string, keywords: WrittenKeywords | undefined = configuredKeywords()): Format {
  const names = builtInFormats();
  if (names.includes(name) || /[\\/.]/.test(name)) return resolveFormat(name, keywords);
  throw new CommandError(
    `There is no format "${name}".`,
    suggestion(name, names),
    'To use a description of your own, give its file: --format ./openapi.yaml',
  );
}

/** The formats of these names and files; all built-in ones if the list is empty. */
export function formatsNamed(names: readonly string[]): readonly Format[] {
  return (names.length === 0 ? builtInFormats() : names).map((name) => formatNamed(name));
}
