import type { CommandUnknownOpts, Option } from '@commander-js/extra-typings';

/** The shells for which there is a script. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A command as it is typed, and what may follow. */
interface Level {
  /** `''`, `check`, `pact verify` … */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly Option[];
}

/** A script that completes commands, options and their fixed values; where none of these fits, files. */
export function completionScript(shell: Shell, program: CommandUnknownOpts): string {
  const levels = levelsOf(program, '');
  const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } satisfies Record<Shell, (all: readonly Level[]) => string>;
  return scripts[shell](levels);
}

function levelsOf(command: CommandUnknownOpts, path: string): readonly Level[] {
  const commands = command.commands.map((each) => ({ name: each.name(), about: each.summary() || each.description() }));
  const own: Level = { path, commands, options: command.options.filter(({ long, hidden }) => typeof long === 'string' && !hidden) };
  return [own, ...command.commands.flatMap((each) => levelsOf(each, `${path} ${each.name()}`.trim()))];
}

function longOf({ long }: Option): string {
  return long ?? '';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Shell lines that put the command that was typed into `typed`. */
function pathLines(levels: readonly Level[], words: string, from: number, to: string): readonly string[] {
  const known = levels.flatMap(({ path }) => (path === '' ? [] : [quoted(path)]));
  return [
    `  local typed='' next i`,
    `  for ((i = ${from}; i < ${to}; i++)); do`,
    `    next="\${typed:+$typed }${words}"`,
    `    case "$next" in ${known.join('|')}) typed=$next ;; esac`,
    '  done',
  ];
}

function valueLines({ path, options }: Level, show: (values: readonly string[]) => string): readonly string[] {
  return options.flatMap((option) => {
    const { argChoices } = option;
    return argChoices === undefined ? [] : [`    ${quoted(`${path}:${longOf(option)}`)}) ${show(argChoices)} ;;`];
  });
}

function bashScript(levels: readonly Level[]): string {
  const reply = (values: readonly string[]) => `COMPREPLY=($(compgen -W ${quoted(values.join(' '))} -- "$cur")); return`;
  return [
    '# Completion of errspec for bash: eval "$(errspec completion bash)"',
    '_errspec() {',
    '  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}',
    ...pathLines(levels, '${COMP_WORDS[i]}', 1, 'COMP_CWORD'),
    '  case "$typed:$prev" in',
    ...levels.flatMap((level) => valueLines(level, reply)),
    '  esac',
    '  case "$typed" in',
    ...levels.map(({ path, commands, options }) => {
      const words = [...commands.map(({ name }) => name), ...options.map(longOf)];
      return `    ${quoted(path)}) COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$cur")) ;;`;
    }),
    '  esac',
    '}',
    'complete -o default -F _errspec errspec',
    '',
  ].join('\n');
}

function zshScript(levels: readonly Level[]): string {
  const described = (name: string, about: string) => quoted(`${name.replaceAll(':', '\\:')}:${about.replaceAll('\n', ' ')}`);
  return [
    '#compdef errspec',
    '# Completion of errspec for zsh: eval "$(errspec completion zsh)"',
    '_errspec() {',
    '  local -a commands options',
    '  local prev=${words[CURRENT - 1]}',
    ...pathLines(levels, '${words[i]}', 2, 'CURRENT'),
    '  case "$typed:$prev" in',
    ...levels.flatMap((level) => valueLines(level, (values) => `compadd -- ${values.map(quoted).join(' ')}; return`)),
    '  esac',
    '  case "$typed" in',
    ...levels.map(
      ({ path, commands, options }) =>
        `    ${quoted(path)}) commands=(${commands.map(({ name, about }) => described(name, about)).join(' ')}); options=(${options
          .map((option) => described(longOf(option), option.description))
          .join(' ')}) ;;`,
    ),
    '  esac',
    '  (( ${#commands} )) && _describe command commands',
    '  [[ ${words[CURRENT]} == -* ]] && _describe -o option options',
    '  (( ${#commands} )) || _files',
    '}',
    'compdef _errspec errspec',
    '',
  ].join('\n');
}

function fishScript(levels: readonly Level[]): string {
  const lines = levels.flatMap(({ path, commands, options }) => {
    const condition =
      path === ''
        ? '__fish_use_subcommand'
        : path
            .split(' ')
            .map((name) => `__fish_seen_subcommand_from ${name}`)
            .join('; and ');
    const inner =
      commands.length === 0 || path === ''
        ? condition
        : `${condition}; and not __fish_seen_subcommand_from ${commands.map(({ name }) => name).join(' ')}`;
    return [
      ...commands.map(({ name, about }) => `complete -c errspec -f -n ${quoted(inner)} -a ${name} -d ${quoted(about)}`),
      ...options.map((option) => {
        const values = option.argChoices === undefined ? '' : ` -xa ${quoted(option.argChoices.join(' '))}`;
        const takes = option.isBoolean() ? '' : values === '' ? ' -r' : values;
        return `complete -c errspec -n ${quoted(condition)} -l ${longOf(option).slice(2)}${takes} -d ${quoted(option.description)}`;
      }),
    ];
  });
  return ['# Completion of errspec for fish: errspec completion fish | source', ...lines, ''].join('\n');
}
