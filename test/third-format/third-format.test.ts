import { describe, expect, test } from 'vitest';
import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import type { Format } from '../../src/model/format.ts';
import { KEY_STATE } from '../../src/model/interaction.ts';
import type { Report } from '../../src/model/report.ts';
import { sources, textOf } from '../house/sources.ts';
import { judged, tasks } from './judged.ts';
import type { Bent } from './server.ts';

/** The requirements with this verdict, in the order of the report. */
function ids(report: Report, verdict: Report['results'][number]['verdict']): readonly string[] {
  return report.results.filter((result) => result.verdict === verdict).map(({ id }) => id);
}

describe('a format that is nothing but data', () => {
  test('passes all that applies to it, and says why the rest does not', async () => {
    const report = await judged();
    expect(ids(report, 'failed')).toEqual([]);
    expect(report.results.filter(({ verdict }) => ['errored', 'blocked', 'not-exercised'].includes(verdict))).toEqual([]);
    expect(ids(report, 'skipped').toSorted()).toEqual([
      'access/permission',
      'bulk/counts',
      'codes/documented-detail',
      'envelope/request-id',
      'envelope/request-id-unique',
      'envelope/request-id-uuid',
    ]);
    expect(report.run.warnings).toEqual([]);
  });

  test('exercises every code that a request or a state can provoke', async () => {
    const [coverage] = (await judged()).coverage;
    const seen = coverage?.codes.filter(({ operations }) => Object.values(operations).includes('observed')).map(({ entry }) => entry);
    expect(seen).toEqual(['malformed', 'invalid', 'empty-change', 'key', 'gone', 'media-type', 'too-many']);
    expect([coverage?.undocumented, coverage?.gaps]).toEqual([[], []]);
  });

  test.each(['bracketed', 'json-pointer'] as const)('passes as well with %s names', async (naming) => {
    const report = await judged({ naming });
    expect(ids(report, 'failed')).toEqual([]);
    expect(ids(report, 'passed')).toContain('fields/blames-only-cause');
  });

  // What each lie breaks, and nothing else.
  test.each<[NonNullable<Bent['lie']>, readonly string[]]>([
    ['last-member', ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields']],
    ['index-shifted', ['bulk/index-range', 'bulk/index-exact', 'bulk/created-exact', 'relations/permute']],
    ['other-status-in-body', ['transport/policy']],
    ['unknown-as-invalid', ['codes/cause', 'accept/gone-is-gone']],
    ['stack-trace', ['leaks/internals']],
    ['limit-ignored', ['list/pages']],
  ])('is caught telling the lie %s', async (lie, breaks) => {
    const report = await judged({ lie });
    expect(ids(report, 'failed').toSorted()).toEqual(breaks.toSorted());
    expect(ids(report, 'errored')).toEqual([]);
  });
});

/** Names of members anywhere in the schemas of a description that are words of an API: several words in one. */
function memberNames(value: Json | undefined): readonly string[] {
  if (isArray(value)) return value.flatMap(memberNames);
  if (!isObject(value)) return [];
  const properties = member(value, 'properties');
  const own = isObject(properties) ? Object.keys(properties) : [];
  return [...own, ...Object.values(value).flatMap(memberNames)];
}

/** All that a source file could know a format by: its name, codes, operations, paths, states and members. */
function wordsOf(format: Format): readonly string[] {
  const document: JsonObject = format.document;
  const codes = format.catalogue.flatMap(({ code }) =>
    code === undefined || (typeof code === 'number' && code < 1000) ? [] : [String(code)],
  );
  const paths = format.operations
    .flatMap(({ path }) => path.split('/').filter((part) => part !== '' && !part.startsWith('{')))
    .flatMap((part) => [part, part.replace(/s$/, '')]);
  // States have sentences for names: those are words of an API only where they stand by themselves.
  const states = [...format.states.keys()].map((name) => `'${name}'`);
  const members = memberNames(document).filter((name) => /_|[a-z][A-Z]/.test(name));
  return [...new Set([format.name, ...codes, ...format.operations.map(({ id }) => id), ...paths, ...states, ...members])];
}

/** Words that mean something to the engine itself, too: the state that stands for a key is a convention of all contracts. */
const COMMON = new Set(['keys', 'key', 'forms', 'form', 'bulk', 'image', 'record', 'tasks', 'task', `'${KEY_STATE}'`]);

describe('the engine', () => {
  const files = sources('src', 'suites', 'reports');

  test('is looked through whole', () => {
    expect(files.length).toBeGreaterThan(150);
  });

  test.each([...builtInFormats().map(loadBuiltIn), tasks()].map((format) => [format.name, format] as const))(
    'holds no word by which it could know %s',
    (_name, format) => {
      const words = wordsOf(format).filter((word) => !COMMON.has(word));
      expect(words.length).toBeGreaterThan(10);
      const pattern = new RegExp(
        `(?<![\\w-])(?:${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\w-])`,
        'g',
      );
      const found = files.flatMap((path) => [...textOf(path).matchAll(pattern)].map(([word]) => `${path}: ${word}`));
      expect([...new Set(found)]).toEqual([]);
    },
  );
});
