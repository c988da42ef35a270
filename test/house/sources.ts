import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Source files under these folders, as paths from the root. */
export function sources(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,js}`, { cwd: ROOT })).toSorted();
}

/** The text of a file, by its path from the root. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The imports of a file: paths from the root for our files, names for packages and Node modules. */
export function importsOf(path: string): readonly string[] {
  const found = textOf(path).matchAll(/(?:from\s+|import\s*\(\s*|import\s+)'([^']+)'/g);
  return [...found].map(([, name = '']) => (name.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), name)) : name));
}
