import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, sources, textOf } from './sources.ts';

/** First words that turn a title into the end of another sentence. */
const FIRST_WORDS = /^(that|what|a|an|the|are|is|may be|where|who|of|with|without|by|in) /i;

/** Titles of single tests: the first string after `test(`, `it(` or the call of a table. */
const TITLE = /\b(?:test|it)(?:\.(?:skip|only|concurrent)|\.(?:skipIf|runIf)\([^\n]*\))*\(\s*(?:'((?:[^'\\\n]|\\.)*)'|`([^`]*)`)/g;
const TABLE = /\b(test|it|describe)(?:\.\w+)*\.each\b|\)\(\s*'((?:[^'\\\n]|\\.)*)',\s*(?:async )?\(/g;

function titlesIn(text: string): readonly string[] {
  return [...[...text.matchAll(TITLE)].map(([, single, template]) => single ?? template ?? ''), ...tableTitlesIn(text)];
}

/** A title after a table belongs to the `each` before it, which may also be one of `describe`. */
function tableTitlesIn(text: string): readonly string[] {
  let keyword = '';
  return [...text.matchAll(TABLE)].flatMap(([, found, title]) => {
    if (found !== undefined) keyword = found;
    return title === undefined || keyword === 'describe' ? [] : [title];
  });
}

const folders = readdirSync(join(ROOT, 'test'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('test titles', () => {
  test.each(folders.map(({ name }) => name))('begin with a verb in test/%s', (folder) => {
    const wrong = sources(`test/${folder}`)
      .filter((path) => path.endsWith('.test.ts'))
      .flatMap((path) => titlesIn(textOf(path)).flatMap((title) => (FIRST_WORDS.test(title) ? [`${path}: ${title}`] : [])));
    expect(wrong).toEqual([]);
  });
});
