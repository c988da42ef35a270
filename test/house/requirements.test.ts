import { describe, expect, test } from 'vitest';
import { version } from '../../src/cli/version.ts';
import { isArray, isObject, type Json, member } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { requirements } from '../../suites/index.ts';
import { revisions } from '../../suites/revisions.ts';
import { TABLE } from '../suites/table.ts';
import { YIELDED_BY } from '../suites/yielded.ts';
import { sources, textOf } from './sources.ts';

/** The sections that `source` may name, each of a document that exists. */
const SOURCE = /^(OpenAPI description: \S|RFC \d+, section \d|CWE-\d+$|OWASP API\d+:\d{4}$|good practice: \S)/;

const extension: Json = JSON.parse(textOf('specs/extension.schema.json'));

/** The schemas of the extension that describe a value: the schema itself, what it refers to, and its alternatives. */
function described(schema: Json | undefined): readonly Json[] {
  if (!isObject(schema)) return [];
  const reference = member(schema, '$ref');
  const target = typeof reference === 'string' ? described(at(extension, reference.slice(1))) : [];
  const alternatives = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = member(schema, keyword);
    return isArray(list) ? list.flatMap(described) : [];
  });
  return [schema, ...target, ...alternatives];
}

function membersOf(schemas: readonly Json[], name: string): readonly Json[] {
  return schemas.flatMap((schema) => described(member(member(schema, 'properties'), name)));
}

/** Whether the extension has a keyword such as `x-bulk.answer.index`. */
function isKeyword(path: string): boolean {
  const [root = '', ...names] = path.split('.');
  const definitions = member(extension, '$defs');
  const all = isObject(definitions) ? Object.values(definitions) : [];
  const start = root === 'x-error-format' ? described(at(extension, '/$defs/errorFormat')) : membersOf(all, root);
  return names.reduce(membersOf, start).length > 0;
}

describe('requirements', () => {
  test('say in their titles what the server MUST, MUST NOT, SHOULD or SHOULD NOT do', () => {
    const wrong = requirements.filter(({ level, title }) => {
      const other = level === 'MUST' ? 'SHOULD' : 'MUST';
      return !new RegExp(`\\b${level}( NOT)? `).test(title) || title.includes(other) || title.startsWith('No ') || title.endsWith('.');
    });
    expect(wrong.map(({ id, title }) => `${id}: ${title}`)).toEqual([]);
  });

  test('have their levels in the revision of the coming release (`npm run revisions`)', () => {
    const now = Object.fromEntries(requirements.map(({ id, level }) => [id, level]));
    expect(revisions.at(-1)).toEqual({ name: version().split('.').slice(0, 2).join('.'), requirements: now });
  });

  test('name documents and sections as their source', () => {
    const wrong = requirements.filter(({ source }) => !source.split('; ').every((part) => SOURCE.test(part)));
    expect(wrong.map(({ id, source }) => `${id}: ${source}`)).toEqual([]);
  });

  test('name only existing keywords as their source', () => {
    const keywords = requirements.flatMap(({ id, source }) => (source.match(/\bx-[\w.-]+\w/g) ?? []).map((keyword) => ({ id, keyword })));
    expect(keywords.length).toBeGreaterThan(requirements.length / 2);
    expect(keywords.filter(({ keyword }) => !isKeyword(keyword))).toEqual([]);
  });

  test('list the finding codes that rows or faults show, and no others', () => {
    const listed = requirements.map(({ id, codes }) => [id, Object.keys(codes).toSorted()]);
    const shown = requirements.map(({ id }) => {
      const byRows = (TABLE[id]?.fails ?? []).map(([, code]) => code);
      return [id, [...new Set([...byRows, ...Object.keys(YIELDED_BY[id] ?? {})])].toSorted()];
    });
    expect(listed).toEqual(shown);
  });

  test('stay unknown to the engine and the reporters', () => {
    const areas = [...new Set(requirements.map(({ id }) => id.split('/')[0]))].join('|');
    // Ids of scenarios begin with an area of their own, `bulk`, or are made for one requirement of it.
    const named = new RegExp(`['"\`](?:${areas})/(?!good/|one-bad/|several/|size/)[a-z-]*['"\`]`, 'g');
    const found = sources('src', 'reports').flatMap((path) => (textOf(path).match(named) ?? []).map((name) => `${path}: ${name}`));
    expect(found).toEqual([]);
  });
});
