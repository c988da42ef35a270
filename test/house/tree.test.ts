import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { requirements } from '../../suites/index.ts';
import { ROOT, sources, textOf } from './sources.ts';

/** The folders that the tree of ARCHITECTURE.md names, as paths from the root. */
function documentedFolders(): readonly string[] {
  const tree = /```text\n([\s\S]*?)```/.exec(textOf('ARCHITECTURE.md'))?.[1] ?? '';
  let parent = '';
  return tree
    .split('\n')
    .filter((line) => /^\s*[\w-]+\/\s/.test(line))
    .map((line) => {
      const name = line.trim().split('/')[0] ?? '';
      if (!line.startsWith(' ')) parent = name;
      return line.startsWith(' ') ? `${parent}/${name}` : name;
    });
}

function folders(path: string): readonly string[] {
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !['node_modules', 'dist', 'coverage'].includes(entry.name))
    .map((entry) => join(path, entry.name))
    .toSorted();
}

/** Files of suites/ that are no requirements. */
const NO_REQUIREMENTS: readonly string[] = ['suites/index.ts', 'suites/kit/', 'suites/revisions.ts'];

describe('the folder tree', () => {
  test('matches the folders in ARCHITECTURE.md', () => {
    expect(documentedFolders().toSorted()).toEqual([...folders(''), ...folders('src')].toSorted());
  });

  test('keeps every requirement in a file of its own name', () => {
    const files = sources('suites').filter((path) => !NO_REQUIREMENTS.some((other) => path.startsWith(other)));
    expect(files.map((path) => path.replace(/^suites\/|\.ts$/g, '')).toSorted()).toEqual(requirements.map(({ id }) => id).toSorted());
  });
});
