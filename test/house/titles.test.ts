import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, sources, textOf } from './sources.ts';

/** Folders whose titles do not follow the rule yet. Remove a folder from this list when its titles do. */
const EXEMPT = new Set(['any-schema', 'node', 'suites']);

/** First words that turn a title into the end of another sentence. */
const FIRST_WORDS = /^(that|what|a|an|the|are|is|may be|where|who|of|with|without|by|in) /i;

/** Titles of single tests: the first string after `test(`, `it(` or the call of a table. */
const TITLE = /\b(?:test|it)(?:\.(?:skip|only|concurrent)|\.(?:skipIf|runIf)\([^\n]*\))*\(\s*(?:'((?:[^'\\\n]|\\.)*)'|`([^`]*)`)/g;
const TABLE_TITLE = /\]\)(?: as const\))?\(\s*'((?:[^'\\\n]|\\.)*)',\s*(?:async )?\(/g;

function titlesIn(text: string): readonly string[] {
  return [...text.matchAll(TITLE), ...text.matchAll(TABLE_TITLE)].map(([, single, template]) => single ?? template ?? '');
}

const folders = readdirSync(join(ROOT, 'test'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('test titles', () => {
  test.each(folders.map(({ name }) => name).filter((name) => !EXEMPT.has(name)))('begin with a verb in test/%s', (folder) => {
    const wrong = sources(`test/${folder}`)
      .filter((path) => path.endsWith('.test.ts'))
      .flatMap((path) => titlesIn(textOf(path)).flatMap((title) => (FIRST_WORDS.test(title) ? [`${path}: ${title}`] : [])));
    expect(wrong).toEqual([]);
  });
});
