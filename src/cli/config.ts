import { existsSync } from 'node:fs';
import process from 'node:process';
import { type CommandUnknownOpts, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { isArray, type Json, type JsonObject } from '../json/json.ts';
import type { Config } from '../load/config.ts';
import type { WrittenKeywords } from '../load/written-keywords.ts';
import { CommandError } from './command-error.ts';
import { nestedCommands } from './environment.ts';
import { suggestion } from './similar.ts';

/** A configuration with the target that a command line chose from it. */
export interface ChosenConfig {
  /** The command line, with the URL of the target in place of its name. */
  readonly args: readonly string[];
  /** Sets the options that neither the command line nor the environment sets. */
  readonly apply: (command: CommandUnknownOpts) => void;
}

/** Options that a configuration file cannot hold. */
const NEVER = [
  'help',
  'version',
  'config',
  'update',
  'force',
  'yes',
  'write',
  'update-baseline',
  'watch',
  'dry-run',
  'i-know-this-is-production',
];

let described: WrittenKeywords | undefined;

/** What the configuration file of this command line says about the description: `errorFormat` and `operations`. */
export function configuredKeywords(): WrittenKeywords | undefined {
  return described;
}

/** Adds `--config` to a command. */
export function addConfigOption(command: CommandUnknownOpts): void {
  command.addOption(
    new Option('--config <file>', 'configuration file; errspec.yaml in this folder if omitted')
      .env('ERRSPEC_CONFIG')
      .helpGroup('Configuration:'),
  );
}

/**
 * Reads the configuration of a command line: the file of `--config`, else the one in this folder, else none. The name of a target in the file
 * stands for its URL and its further options. Unknown options, and unset environment variables that values name, are a `CommandError`.
 */
export async function chooseConfig(args: readonly string[], program: CommandUnknownOpts): Promise<ChosenConfig> {
  const { findConfig, loadConfig } = await import('../load/config.ts');
  described = undefined;
  const file = valueOf(args, '--config') ?? (process.env['ERRSPEC_CONFIG'] || findConfig(process.cwd()));
  if (file === undefined || isWrittenAnew(args, file)) return { args, apply: () => {} };
  const config = await loadConfig(file);
  const known = namesOfAll(program);
  refuseUnknownNames(config, known);
  described = config.keywords;
  const name = valueOf(args, '--target') ?? process.env['ERRSPEC_TARGET'] ?? '';
  const target = Object.hasOwn(config.targets, name) ? config.targets[name] : undefined;
  if (target === undefined) return { args, apply: (command) => applyTo(command, config, []) };
  const url = target['target'];
  if (typeof url !== 'string') throw at(config, ['targets', name], 'A named target needs a "target": its base URL.');
  const expanded = withVariables(config, ['targets', name, 'target'], url);
  if (process.env['ERRSPEC_TARGET'] === name) process.env['ERRSPEC_TARGET'] = expanded;
  const path = ['targets', name];
  return {
    args: withTargetUrl(args, name, expanded),
    apply: (command) => applyTo(command, { ...config, options: { ...config.options, ...target } }, path),
  };
}

/** Whether the command writes the file that is named: `init` does, where it is not there yet or is to be replaced. */
function isWrittenAnew(args: readonly string[], file: string): boolean {
  return args[0] === 'init' && (args.includes('--force') || !existsSync(file));
}

/** The value of an option in `args`, in either spelling: `--name value` or `--name=value`. */
function valueOf(args: readonly string[], name: string): string | undefined {
  const index = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  const found = args[index];
  if (found === undefined) return undefined;
  return found === name ? args[index + 1] : found.slice(name.length + 1);
}

function withTargetUrl(args: readonly string[], name: string, url: string): readonly string[] {
  return args.map((arg, index) => {
    if (arg === `--target=${name}`) return `--target=${url}`;
    return arg === name && args[index - 1] === '--target' ? url : arg;
  });
}

function namesOf(command: CommandUnknownOpts): readonly string[] {
  return command.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long.replace(/^--/, '')]));
}

/** The names that a configuration file may have. */
export function namesOfAll(program: CommandUnknownOpts): readonly string[] {
  const all = new Set(nestedCommands(program).flatMap(namesOf));
  return [...all].filter((name) => !NEVER.includes(name)).toSorted();
}

function refuseUnknownNames(config: Config, known: readonly string[]): void {
  const parts: readonly (readonly [JsonObject, readonly string[]])[] = [
    [config.options, []],
    ...Object.entries(config.targets).map(([name, options]) => [options, ['targets', name]] as const),
  ];
  for (const [options, path] of parts)
    for (const name of Object.keys(options))
      if (!known.includes(name)) throw at(config, [...path, name], `There is no option "${name}". ${suggestion(name, known)}`);
}

/** Sets the options of a command that are unset or at their default. A target of the file gives way to another source that was named. */
function applyTo(command: CommandUnknownOpts, config: Config, path: readonly string[]): void {
  const isSet = (name: string) => !['undefined', 'default'].includes(String(command.getOptionValueSource(name)));
  const hasOtherSource = isSet('embedded') || isSet('har');
  for (const option of command.options) {
    const name = (option.long ?? '').replace(/^--/, '');
    const value = config.options[name];
    const attribute = option.attributeName();
    if (value === undefined || value === null || isSet(attribute) || NEVER.includes(name)) continue;
    if (hasOtherSource && (name === 'target' || name === 'states')) continue;
    command.setOptionValueWithSource(attribute, parsed(option, value, { config, path: [...path, name] }), 'config');
  }
}

interface Where {
  readonly config: Config;
  readonly path: readonly string[];
}

/** The value as the command line would have given it; lists are given one by one. */
function parsed(option: Option, value: Json, { config, path }: Where): unknown {
  if (option.isBoolean()) {
    if (typeof value === 'boolean') return value ? true : undefined;
    throw at(config, path, 'This option is on or off: true or false.');
  }
  let result: unknown;
  for (const one of isArray(value) ? value : [value]) {
    if (typeof one !== 'string' && typeof one !== 'number') throw at(config, path, 'This must be a text, a number, or a list of them.');
    const text = withVariables(config, path, String(one));
    try {
      // Commander declares the parser with the type of its option, which is not known here.
      const parse = option.parseArg as ((text: string, before: unknown) => unknown) | undefined;
      result = parse === undefined ? text : parse(text, result);
    } catch (error) {
      if (error instanceof InvalidArgumentError) throw at(config, path, error.message);
      throw error;
    }
  }
  return result;
}

/** The text with `${NAME}` replaced by the environment variable, or by what follows `:-` if it is unset or empty. */
function withVariables(config: Config, path: readonly string[], text: string): string {
  return text.replaceAll(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, name: string, otherwise?: string) => {
    const value = process.env[name];
    if (value !== undefined && value !== '') return value;
    if (otherwise !== undefined) return otherwise;
    throw at(config, path, `The environment variable ${name} is not set.`, `Set it, or write a default: \${${name}:-…}.`);
  });
}

function at({ file, lineOf }: Config, path: readonly string[], message: string, next = 'Correct the file.'): CommandError {
  const line = lineOf(...path);
  return new CommandError(`${file}${line === undefined ? '' : `:${line}`}: ${path.join('.')}: ${message}`, next);
}
