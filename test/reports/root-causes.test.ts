import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connected } from '../../reports/shared/connected.ts';
import { rootCauses } from '../../reports/shared/root-causes.ts';
import type { Finding, RecordedExchange, Report, Result } from '../../src/model/report.ts';
import { exchange, finding, report, result } from './fixture.ts';

function answered(status: number, type = 'application/json'): RecordedExchange {
  return exchange({ answer: { status, headers: { 'content-type': type }, body: '', ms: 1 } });
}

/** A report of these findings, each with a result of its requirement. */
function reportOf(findings: readonly Finding[], exchanges: Report['exchanges']): Report {
  const byRequirement = [...Map.groupBy(findings, ({ requirement }) => requirement)];
  const results = byRequirement.map(([id, own]): Result => result({ id, verdict: 'failed', findings: own }));
  return report(results, { exchanges });
}

/** Which findings are together, as sorted lists of ids. */
function partition(one: Report): readonly string[] {
  return rootCauses(one)
    .map(({ findings }) =>
      findings
        .map(({ finding: { id } }) => id)
        .sort()
        .join(' '),
    )
    .sort();
}

const EXCHANGES = {
  html500: answered(500, 'text/html'),
  json500: answered(500),
  json401: answered(401),
  json400: answered(400),
  none: answered(204, ''),
};

/** A finding of few possible values, so that many are alike. */
const anyFinding = fc
  .record({
    requirement: fc.constantFrom('codes/cause', 'fields/present', 'leaks/internals', 'bulk/index-exact'),
    code: fc.constantFrom('wrong-code', 'no-fields', 'stack-trace', 'index-of-good'),
    operation: fc.constantFrom('listThings', 'createThing', 'updateThing', null),
    cause: fc.constantFrom('key', 'malformed-json', 'empty-body', 'violation', 'bulk'),
    where: fc.constantFrom('', 'status', '/error/code', '/errors', '/errors/0/index', '/errors/3/index', '/errors/1/errors'),
    expected: fc.constantFrom<Finding['expected']>('A', ['A'], 1),
    actual: fc.constantFrom<Finding['actual']>('B', 'C', [1]),
    spec: fc.constantFrom('/a', '/b'),
    exchange: fc.constantFrom('html500', 'json500', 'json401', 'json400', 'none', null),
    count: fc.integer({ min: 1, max: 9 }),
  })
  .map((parts) => finding({ ...parts, recipe: null }));

const anyReport = fc.array(anyFinding, { maxLength: 25 }).map((findings) =>
  reportOf(
    findings.map((one, index) => ({ ...one, id: `${one.requirement}:${String(index).padStart(10, '0')}` })),
    EXCHANGES,
  ),
);

describe('rootCauses', () => {
  it('puts every finding into exactly one cause', () => {
    fc.assert(
      fc.property(anyReport, (one) => {
        const ids = rootCauses(one).flatMap(({ findings }) => findings.map(({ finding: { id } }) => id));
        expect(ids.toSorted()).toEqual(one.results.flatMap(({ findings }) => findings.map(({ id }) => id)).toSorted());
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('finds the same causes whatever the order of findings', () => {
    fc.assert(
      fc.property(anyReport, (one) => {
        const turned = one.results.toReversed().map((each) => ({ ...each, findings: each.findings.toReversed() }));
        expect(partition({ ...one, results: turned })).toEqual(partition(one));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('never joins findings of two formats, and puts the cause with most operations first', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (one, other) => {
        const both = { ...one, results: [...one.results, ...other.results.map((each) => ({ ...each, format: 'my-api' }))] };
        const causes = rootCauses(both);
        for (const { findings } of causes) expect(new Set(findings.map(({ result: { format } }) => format)).size).toBe(1);
        const operations = causes.map((cause) => cause.operations.length);
        expect(operations).toEqual(operations.toSorted((a, b) => b - a));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  const crash = { operation: 'createThing', cause: 'malformed-json', exchange: 'html500', spec: '/a' } as const;

  it('joins what several requirements complain about in the same answers', () => {
    const findings = [
      finding({
        ...crash,
        id: 'a/b:1',
        requirement: 'transport/no-server-error',
        code: 'server-error',
        where: 'status',
        actual: 500,
        count: 4,
      }),
      finding({ ...crash, id: 'a/b:2', requirement: 'leaks/internals', code: 'stack-trace', where: '', actual: 'stack', count: 4 }),
    ];
    const [cause, ...others] = rootCauses(reportOf(findings, EXCHANGES));
    expect(others).toEqual([]);
    expect(cause).toMatchObject({ requirements: ['transport/no-server-error', 'leaks/internals'], operations: ['createThing'], count: 4 });
  });

  it('keeps server errors apart that have unlike causes', () => {
    const [a, b] = ['malformed-json', 'unknown-id'].map((cause) =>
      finding({ ...crash, id: `a/b:${cause}`, cause, where: 'status', actual: 500 }),
    );
    expect(rootCauses(reportOf([a ?? finding(), b ?? finding()], EXCHANGES))).toHaveLength(2);
  });

  it('keeps a fault of one operation apart from one that shows in every answer', () => {
    const everywhere = ['a', 'b', 'c', 'd'].map((operation) =>
      finding({ id: `x/y:${operation}`, code: 'no-request-id', where: '', operation, cause: 'key', exchange: 'json401' }),
    );
    const one = finding({
      id: 'x/z:1',
      requirement: 'codes/cause',
      code: 'let-in',
      where: 'status',
      operation: 'a',
      cause: 'key',
      exchange: 'json401',
    });
    expect(rootCauses(reportOf([...everywhere, one], EXCHANGES))).toHaveLength(2);
  });

  it('joins a complaint about a list with the only one about an element of it', () => {
    const bulk = { operation: 'createThings', cause: 'bulk', spec: '/x-bulk', exchange: 'json400' } as const;
    const list = finding({ ...bulk, id: 'a/b:1', requirement: 'bulk/index-exact', code: 'index-of-good', where: '/errors' });
    const index = finding({
      ...bulk,
      id: 'a/b:2',
      requirement: 'bulk/index-range',
      code: 'index-no-position',
      where: '/errors/0/index',
      actual: 1,
    });
    const field = finding({ ...bulk, id: 'a/b:3', requirement: 'bulk/item-exact', code: 'item-not-named', where: '/errors/0/errors' });
    expect(rootCauses(reportOf([list, index], EXCHANGES))).toHaveLength(1);
    expect(rootCauses(reportOf([list, index, field], EXCHANGES))).toHaveLength(3);
  });

  it('leaves out what the baseline accepts', () => {
    expect(rootCauses(reportOf([finding({ known: { reason: 'ticket 1', line: 1 } })], {}))).toEqual([]);
  });
});

describe('connected', () => {
  it('joins items over a chain of links, and keeps each item once', () => {
    const groups = connected([1, 10, 2, 3, 12, 20], (a, b) => Math.abs(a - b) <= 2);
    expect(groups).toEqual([[1, 2, 3], [10, 12], [20]]);
    expect(connected([], () => true)).toEqual([]);
  });
});
