import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { at, withValue } from '../../src/json/pointer.ts';
import { parseSource, rootObject } from '../../src/load/document.ts';
import { packageRoot } from '../../src/load/package.ts';
import { loadStates } from '../../src/load/states-file.ts';
import { problemsOf } from './parcels.ts';

interface Snippet {
  /** `complete`, `states`, or `at=<pointer>`: the part of the complete description that it replaces. */
  readonly about: string;
  readonly text: string;
}

const page = readFileSync(join(packageRoot(), 'docs/describe-your-format.md'), 'utf8');
const snippets = [...page.matchAll(/^```yaml ?(.*)\n([\s\S]*?)^```$/gm)].map(([, about = '', text = '']): Snippet => ({ about, text }));
const replacing = snippets.filter(({ about }) => about.startsWith('at='));

function valueOf(snippet: Snippet | undefined): Json {
  if (snippet === undefined) throw new Error('The page has no such snippet');
  return parseSource(snippet.about, snippet.text).value;
}

const complete: JsonObject = rootObject('docs', parseSource('docs', snippets.find(({ about }) => about === 'complete')?.text ?? ''));

describe('docs/describe-your-format.md', () => {
  test('has a complete description that loads', () => {
    expect(problemsOf(complete)).toEqual([]);
  });

  test('has only snippets that are tested', () => {
    expect(snippets.filter(({ about }) => !/^(complete|states|at=\/.+)$/.test(about))).toEqual([]);
    expect(replacing.length).toBeGreaterThan(10);
  });

  test('has snippets that load, each replacing a part of the complete description', () => {
    let document: Json = complete;
    for (const snippet of replacing) {
      document = withValue(document, snippet.about.slice('at='.length), valueOf(snippet));
      expect(isObject(document) ? problemsOf(document) : undefined, snippet.about).toEqual([]);
    }
  });

  test('has a states file that loads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'errspec-states-'));
    try {
      writeFileSync(join(folder, 'states.yaml'), snippets.find(({ about }) => about === 'states')?.text ?? '');
      expect([...loadStates(join(folder, 'states.yaml')).keys()]).toEqual(['a note of another account exists', 'the key was revoked']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('documents every keyword of the extension', () => {
    const schema: unknown = JSON.parse(readFileSync(join(packageRoot(), 'specs/extension.schema.json'), 'utf8'));
    const definitions = isObject(schema) ? member(schema, '$defs') : undefined;
    const keywords = new Set(keywordsOf(definitions));
    expect([...keywords].filter((keyword) => !new RegExp(`[\`{ ,]${keyword}[\`:, ]`).test(page))).toEqual([]);
    expect(keywords.size).toBeGreaterThan(60);
  });
});

/** The names of all members that the schema knows. */
function keywordsOf(value: Json | undefined): readonly string[] {
  if (!isObject(value)) return Array.isArray(value) ? value.flatMap(keywordsOf) : [];
  const properties = at(value, '/properties');
  const own = isObject(properties) ? Object.keys(properties) : [];
  return [...own, ...Object.values(value).flatMap(keywordsOf)];
}
