import { builtInFormats, resolveFormat } from '../load/builtin.ts';
import type { DialectFormat } from '../load/usual-format.ts';
import type { WrittenKeywords } from '../load/written-keywords.ts';
import type { Format } from '../model/format.ts';
import { CommandError } from './command-error.ts';
import { describedOptions } from './described.ts';
import { suggestion } from './similar.ts';

/** What else a document is read with: a dialect for its errors, and other keywords than those of the configuration. */
interface Spoken {
  readonly dialect?: DialectFormat | undefined;
  readonly keywords?: WrittenKeywords | undefined;
}

/** Loads a format by its built-in name, or from a file with the keywords of the configuration. An unknown name throws a `CommandError` that lists the names, a bad file a `DescriptionError`. */
export function formatNamed(name: string, { dialect, keywords }: Spoken = {}): Format {
  const names = builtInFormats();
  const options = describedOptions();
  if (names.includes(name) || /[\\/.]/.test(name))
    return resolveFormat(name, { ...options, dialect, keywords: keywords ?? options.keywords });
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
