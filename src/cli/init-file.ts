import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { CONFIG_NAMES, findConfig } from '../load/config.ts';
import { CommandError } from './command-error.ts';
import { writeWhole } from './output.ts';

/** The configuration file that `init` writes. */
export interface InitFile {
  readonly name: string;
  /** What it has now, if that is to be kept. */
  readonly text: string | undefined;
}

/** What the command line says about the file. */
export interface InitFileFlags {
  readonly config?: string | undefined;
  readonly update?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/** The file of `--config`, else the one in this folder, else `errspec.yaml`. One that exists needs `--update` or `--force`. */
export function initFile({ config, update, force }: InitFileFlags): InitFile {
  if (update === true && force === true)
    throw new CommandError('--update and --force cannot be combined.', '--update keeps what the file has; --force replaces it.');
  const name = config ?? process.env['ERRSPEC_CONFIG'] ?? findConfig(process.cwd()) ?? CONFIG_NAMES[0];
  if (!existsSync(name)) return { name, text: undefined };
  if (!/\.ya?ml$/.test(name))
    throw new CommandError(`${name} exists, and init writes YAML only.`, 'Move it away, or name another file: --config errspec.yaml');
  if (update !== true && force !== true)
    throw new CommandError(
      `${name} exists already; nothing was sent or written.`,
      'To add what is new and keep what it has: --update',
      'To write it anew: --force',
    );
  return { name, text: update === true ? textOf(name) : undefined };
}

function textOf(name: string): string {
  try {
    return readFileSync(name, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new CommandError(
      `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Name a file: --config FILE',
    );
  }
}

/** Writes the file whole, or not at all. */
export function writeInitFile(name: string, text: string): void {
  const [failed] = writeWhole(name, text);
  if (failed !== undefined)
    throw new CommandError(`${name} could not be written: ${failed}.`, 'Choose a file that can be written to: --config FILE');
}
