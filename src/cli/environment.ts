import process from 'node:process';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { CommandError } from './command-error.ts';

const YES = ['1', 'true', 'yes', 'on'];
const NO = ['0', 'false', 'no', 'off'];

let atStart: NodeJS.ProcessEnv = process.env;

/** The environment as this process found it, for processes that it starts. */
export function startEnvironment(): Readonly<NodeJS.ProcessEnv> {
  return atStart;
}

/**
 * Prepares the environment variables of all options for commander. An empty variable counts as unset, because CI systems pass a missing
 * secret as an empty text. A flag is on for 1, true, yes and on, and off for 0, false, no and off; commander would take any value for on.
 */
export function normalizeEnvironment(program: CommandUnknownOpts): void {
  atStart = { ...process.env };
  for (const option of [program, ...nestedCommands(program)].flatMap(({ options }) => options)) {
    const { envVar } = option;
    const value = envVar === undefined ? undefined : process.env[envVar];
    if (envVar === undefined || value === undefined) continue;
    if (value === '' || (option.isBoolean() && isOff(envVar, value))) delete process.env[envVar];
  }
}

/** The commands inside a command, at any depth. */
export function nestedCommands(command: CommandUnknownOpts): readonly CommandUnknownOpts[] {
  return command.commands.flatMap((inner) => [inner, ...nestedCommands(inner)]);
}

function isOff(name: string, value: string): boolean {
  if (NO.includes(value.toLowerCase())) return true;
  if (YES.includes(value.toLowerCase())) return false;
  throw new CommandError(`${name} is neither on nor off.`, `Set it to 1 or 0, or unset it.`);
}
