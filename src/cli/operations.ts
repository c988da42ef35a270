import picomatch from 'picomatch';
import type { OperationSelection } from '../model/check.ts';
import type { Format, Operation } from '../model/format.ts';
import { CommandError } from './command-error.ts';
import { suggestion } from './similar.ts';

/** The options that select operations: globs, of which an operation must match one of each kind and none of the excluding ones. */
export interface OperationFlags {
  readonly operation: readonly string[];
  readonly path: readonly string[];
  readonly tag: readonly string[];
  readonly method: readonly string[];
  readonly excludeOperation: readonly string[];
  readonly excludePath: readonly string[];
  readonly excludeTag: readonly string[];
  readonly excludeMethod: readonly string[];
}

const KINDS = ['operation', 'path', 'tag', 'method'] as const;
type Kind = (typeof KINDS)[number];

const EXCLUDING = {
  operation: 'excludeOperation',
  path: 'excludePath',
  tag: 'excludeTag',
  method: 'excludeMethod',
} as const satisfies Record<Kind, keyof OperationFlags>;

/** The selection of operations; `undefined` if no option selects any. A glob that matches nothing throws a `CommandError`: it is a mistake. */
export function operationSelection(flags: OperationFlags, formats: readonly Format[]): OperationSelection | undefined {
  const globs = KINDS.flatMap((kind) => [
    ...flags[kind].map((glob) => ({ kind, glob, option: `--${kind}` })),
    ...flags[EXCLUDING[kind]].map((glob) => ({ kind, glob, option: `--exclude-${kind}` })),
  ]);
  if (globs.length === 0) return undefined;
  const operations = formats.flatMap((format) => format.operations);
  for (const { kind, glob, option } of globs) {
    if (operations.some((operation) => matches([glob], kind, operation))) continue;
    const names = [...new Set(operations.flatMap((operation) => namesOf(kind, operation)))];
    throw new CommandError(`${option} "${glob}" matches no operation.`, suggestion(glob, names));
  }
  const isSelected = (operation: Operation) =>
    KINDS.every(
      (kind) => (flags[kind].length === 0 || matches(flags[kind], kind, operation)) && !matches(flags[EXCLUDING[kind]], kind, operation),
    );
  if (!operations.some(isSelected))
    throw new CommandError('These options select no operation.', '`errspec list --probes` lists the operations.');
  return { words: globs.map(({ option, glob }) => `${option} ${glob}`), isSelected };
}

function namesOf(kind: Kind, { id, path, tags = [], method }: Operation): readonly string[] {
  return { operation: [id], path: [path], tag: tags, method: [method] }[kind];
}

function matches(globs: readonly string[], kind: Kind, operation: Operation): boolean {
  const names = namesOf(kind, operation);
  return globs.some((glob) => {
    const isMatch = picomatch(glob, { nocase: kind === 'method' });
    // A path template contains braces, which a glob would read as a choice.
    return names.some((name) => name === glob || isMatch(name));
  });
}
