import { builtInFormats, resolveFormat } from '../load/builtin.ts';
import type { Format } from '../model/format.ts';
import { CommandError } from './command-error.ts';
import { suggestion } from './similar.ts';

/** The format of a built-in name or a file. A name that is neither is refused with the choice; a bad file throws a `DescriptionError`. */
export function formatNamed(name: string): Format {
  const names = builtInFormats();
  if (names.includes(name) || /[\\/.]/.test(name)) return resolveFormat(name);
  throw new CommandError(
    `There is no format "${name}".`,
    suggestion(name, names),
    'A description of your own is given as a file: --format ./openapi.yaml',
  );
}

/** The formats of these names and files, or all built-in ones where there are none. */
export function formatsNamed(names: readonly string[]): readonly Format[] {
  return (names.length === 0 ? builtInFormats() : names).map(formatNamed);
}
