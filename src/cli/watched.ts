import { existsSync } from 'node:fs';
import process from 'node:process';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { findConfig } from '../load/config.ts';

/** The options that name files on which a run depends. */
export interface WatchedFlags {
  readonly format?: string | undefined;
  readonly states?: string | undefined;
  readonly baseline?: string | undefined;
  readonly updateBaseline?: boolean | undefined;
}

/** The description, the configuration and the files of states and baseline, as far as they are files. */
export function watchedFiles(flags: WatchedFlags & { readonly config?: string }): readonly string[] {
  const { format, states, baseline, updateBaseline, config = findConfig(process.cwd()) } = flags;
  const files = [format, config, states, updateBaseline === true ? undefined : baseline];
  return files.filter((file) => file !== undefined).filter((file) => existsSync(file));
}

/** The options of a command line of `command` that `other` has too, with their values. */
export function argsFor(
  other: CommandUnknownOpts,
  { args, command }: { readonly args: readonly string[]; readonly command: CommandUnknownOpts },
): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    const [name] = arg.split('=', 1);
    const option = command.options.find(({ long }) => long === name);
    if (option === undefined) continue;
    const takesValue = (option.required || option.optional) && !arg.includes('=');
    const own = takesValue ? [arg, args[index + 1] ?? ''] : [arg];
    index += own.length - 1;
    if (name === '--config' || other.options.some(({ long }) => long === name)) kept.push(...own);
  }
  return kept;
}
