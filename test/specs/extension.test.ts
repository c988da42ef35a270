import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extensionSchema, withTables } from '../../specs/extension-files.ts';
import { sources, textOf } from '../house/sources.ts';
import { root } from './descriptions.ts';

const page = readFileSync(`${root}docs/describe-your-format.md`, 'utf8');

describe('the files generated from specs/extension.ts', () => {
  test('include an up-to-date JSON Schema (else: npm run extension)', () => {
    expect(JSON.parse(readFileSync(`${root}specs/extension.schema.json`, 'utf8'))).toEqual(extensionSchema());
  });

  test('include up-to-date tables of the docs page (else: npm run extension)', () => {
    expect(page).toBe(withTables(page));
  });

  test('include a table for each part of the extension', () => {
    const paths = [...page.matchAll(/^<!-- keywords of (\S+) -->$/gm)].map(([, path]) => path);
    expect(paths).toEqual(expect.arrayContaining(['errorFormat', 'operation', 'link', 'member']));
  });
});

test('imports only types of specs/extension.ts into the engine, so that TypeBox is not needed at run time', () => {
  const imports = sources('src').flatMap((path) => textOf(path).match(/^.*from '[./]+specs\/.*$/gm) ?? []);
  expect(imports.filter((line) => !line.startsWith('import type '))).toEqual([]);
});
