import { describe, expect, test } from 'vitest';
import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import type { Format } from '../../src/model/format.ts';
import { KEY_STATE } from '../../src/model/interaction.ts';
import type { Report } from '../../src/model/report.ts';
import { sources, textOf } from '../house/sources.ts';
import { checkTasks, tasksFormat } from './check-tasks.ts';
import type { TasksOptions } from './server.ts';

/** The requirements with this verdict, in the order of the report. */
function ids(report: Report, verdict: Report['results'][number]['verdict']): readonly string[] {
  return report.results.filter((result) => result.verdict === verdict).map(({ id }) => id);
}

describe('a format that is defined only by its description', () => {
  test('passes every requirement that applies, and skips the others', async () => {
    const report = await checkTasks();
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

  test('exercises every code that a request or a provider state can provoke', async () => {
    const [coverage] = (await checkTasks()).coverage;
    const seen = coverage?.codes.filter(({ operations }) => Object.values(operations).includes('observed')).map(({ entry }) => entry);
    expect(seen).toEqual(['malformed', 'invalid', 'empty-change', 'key', 'gone', 'media-type', 'too-many']);
    expect([coverage?.undocumented, coverage?.gaps]).toEqual([[], []]);
  });

  test.each(['bracketed', 'json-pointer'] as const)('passes with %s field names', async (naming) => {
    const report = await checkTasks({ naming });
    expect(ids(report, 'failed')).toEqual([]);
    expect(ids(report, 'passed')).toContain('fields/blames-only-cause');
  });

  // Exactly the requirements that each fault breaks.
  test.each<[NonNullable<TasksOptions['fault']>, readonly string[]]>([
    ['last-member', ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields']],
    ['index-shifted', ['bulk/index-range', 'bulk/index-exact', 'bulk/created-exact', 'relations/permute']],
    ['other-status-in-body', ['transport/policy']],
    ['unknown-as-invalid', ['codes/cause', 'accept/gone-is-gone']],
    ['stack-trace', ['leaks/internals']],
    ['limit-ignored', ['list/pages']],
  ])('finds the fault %s', async (fault, breaks) => {
    const report = await checkTasks({ fault });
    expect(ids(report, 'failed').toSorted()).toEqual(breaks.toSorted());
    expect(ids(report, 'errored')).toEqual([]);
  });
});

/** The member names in all schemas of a description. */
function memberNames(value: Json | undefined): readonly string[] {
  if (isArray(value)) return value.flatMap(memberNames);
  if (!isObject(value)) return [];
  const properties = member(value, 'properties');
  const own = isObject(properties) ? Object.keys(properties) : [];
  return [...own, ...Object.values(value).flatMap(memberNames)];
}

/** The names that would tie a source file to a format: its name, codes, operations, paths, states and members. */
function namesOf(format: Format): readonly string[] {
  const document: JsonObject = format.document;
  const codes = format.catalogue.flatMap(({ code }) =>
    code === undefined || (typeof code === 'number' && code < 1000) ? [] : [String(code)],
  );
  const paths = format.operations
    .flatMap(({ path }) => path.split('/').filter((part) => part !== '' && !part.startsWith('{')))
    .flatMap((part) => [part, part.replace(/s$/, '')]);
  // State names are sentences, so only whole string literals count.
  const states = [...format.states.keys()].map((name) => `'${name}'`);
  const members = memberNames(document).filter((name) => /_|[a-z][A-Z]/.test(name));
  return [...new Set([format.name, ...codes, ...format.operations.map(({ id }) => id), ...paths, ...states, ...members])];
}

/** Words that the engine itself uses. The state for a valid key is a convention of all contracts. */
const COMMON = new Set(['error_code', 'keys', 'key', 'forms', 'form', 'bulk', 'image', 'record', 'tasks', 'task', `'${KEY_STATE}'`]);

describe('the source code of the engine', () => {
  const files = sources('src', 'suites', 'reports');

  test('has enough files for the search to be meaningful', () => {
    expect(files.length).toBeGreaterThan(150);
  });

  test.each([...builtInFormats().map(loadBuiltIn), tasksFormat()].map((format) => [format.name, format] as const))(
    'contains no name of the format %s',
    (_name, format) => {
      const names = namesOf(format).filter((word) => !COMMON.has(word));
      expect(names.length).toBeGreaterThan(10);
      const pattern = new RegExp(
        `(?<![\\w-])(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\w-])`,
        'g',
      );
      const found = files.flatMap((path) => [...textOf(path).matchAll(pattern)].map(([word]) => `${path}: ${word}`));
      expect([...new Set(found)]).toEqual([]);
    },
  );
});
