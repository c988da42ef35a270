import { expect, test } from 'vitest';
import { sources, textOf } from './sources.ts';

/** `check` is the public function of errspec/node, and the function that it calls. */
const ALLOWED = new Set(['check']);

const EXPORTED = /^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm;

test('gives every exported name of src, suites and reports only one meaning', () => {
  const files = new Map<string, string[]>();
  for (const path of sources('src', 'suites', 'reports'))
    for (const [, name = ''] of textOf(path).matchAll(EXPORTED)) files.set(name, [...(files.get(name) ?? []), path]);
  const repeated = [...files].filter(([name, paths]) => new Set(paths).size > 1 && !ALLOWED.has(name));
  expect(repeated.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([]);
});
