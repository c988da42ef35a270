import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A source file, with its path from the root. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Exported names, except `default` and re-exports. */
  readonly exports: readonly string[];
  /** Paths from the root of all imported source files. */
  readonly imports: readonly string[];
  /** The number of imports, packages included. */
  readonly importCount: number;
}

/** Reads all source files below the folders of a checkout. */
export function sourcesOf(root: string, folders: readonly string[]): readonly Source[] {
  const paths = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,js}`, { cwd: root })).toSorted();
  return paths.map((path) => sourceAt(root, path));
}

function sourceAt(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(/^(?:import|export)\b[^;']*?'([^']+)'/gms), ...text.matchAll(/\bimport\(\s*'([^']+)'/g)].map(
    ([, name = '']) => name,
  );
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    exports: [...text.matchAll(/^export (?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type) (\w+)/gm)].map(
      ([, name = '']) => name,
    ),
    imports: [...new Set(imports.filter((name) => name.startsWith('.')).map((name) => relative(root, join(root, dirname(path), name))))],
    importCount: new Set(imports).size,
  };
}

/** Names that several files export, each with its files. */
export function exportedTwice(sources: readonly Source[]): readonly (readonly [name: string, paths: readonly string[]])[] {
  const files = new Map<string, string[]>();
  for (const { path, exports } of sources) for (const name of new Set(exports)) files.set(name, [...(files.get(name) ?? []), path]);
  return [...files].filter(([, paths]) => paths.length > 1);
}

/** Paths of the files that exactly one other file imports. */
export function importedOnce(sources: readonly Source[], all: readonly Source[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of all.flatMap(({ imports }) => imports)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return sources.map(({ path }) => path).filter((path) => counts.get(path) === 1);
}
