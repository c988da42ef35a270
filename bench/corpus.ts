import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { JsonObject } from '../src/json/json.ts';
import { loadAnyDocument } from '../src/load/any-document.ts';
import { groupedWarnings } from '../src/model/document.ts';
import type { Format } from '../src/model/format.ts';
import { plan } from '../src/plan/plan.ts';
import { requirements } from '../suites/index.ts';

/**
 * Loads and plans every OpenAPI description of a folder as it is, and prints a table: `npm run corpus -- <folder> [part of a name] [--why]`. The exit
 * code is 1 if one of them does not load. `--why` also prints what was ignored and which operations are out of reach.
 */
const [folder = '.', ...rest] = process.argv.slice(2);
const why = rest.includes('--why');
const wanted = rest.find((each) => !each.startsWith('--')) ?? '';

/** The errors of RFC 9457 by their status alone, for descriptions that say nothing of errors. */
const ERROR_FORMAT: JsonObject = {
  'x-error-format': {
    version: 1,
    name: 'problem-details',
    title: 'Problem Details (RFC 9457)',
    reading: {
      mediaTypes: ['application/problem+json', 'application/json'],
      success: { by: 'status' },
      code: '/status',
      message: '/title',
      errorSchema: '/components/schemas/ErrspecProblem',
    },
    catalogue: [
      {
        open: true,
        id: 'problem',
        statuses: [400, 401, 403, 404, 405, 409, 415, 422],
        meaning: 'Any problem',
        source: { basis: 'assumed', where: 'RFC 9457' },
      },
    ],
  },
  components: { schemas: { ErrspecProblem: { type: 'object' } } },
};

interface Row {
  readonly name: string;
  readonly operations: number;
  readonly reached: number;
  /** Operations with a valid request. */
  readonly valid: number;
  /** Of these, with ids that are known to exist. */
  readonly sure: number;
  readonly requests: number;
  readonly loading: number;
  readonly planning: number;
}

/** The result of a step and the milliseconds of CPU that it takes: other programs on the machine do not count. */
function timed<Result>(step: () => Result): readonly [Result, number] {
  const start = process.cpuUsage();
  const result = step();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}

function measured(name: string): Row {
  const [format, loading] = timed(() => loadAnyDocument(join(folder, name), { errorFormat: ERROR_FORMAT }));
  const [planned, planning] = timed(() => plan(format, requirements, { seed: 1, states: 'none', readOnly: false, assumed: false }));
  const sending = (kind: RegExp) => new Set(planned.scenarios.flatMap(({ id, operation }) => (kind.test(id) ? (operation ?? []) : [])));
  if (why) explain(format);
  if (rest.includes('--ids'))
    for (const {
      id,
      method,
      path,
      valid: { from, unsure },
    } of format.operations)
      if (path.includes('{'))
        console.log(
          `    ${method} ${path}: ${from === undefined ? '' : `${from.operation} ${[...from.bind.keys()]} + ${[...from.carried.keys()]}`} unsure: ${unsure} (${id})`,
        );
  return {
    name,
    operations: format.operations.length + format.outOfReach.length,
    reached: format.operations.length,
    valid: sending(/\/(valid|unsure)\//).size,
    sure: sending(/\/valid\//).size,
    requests: planned.scenarios.reduce((sum, { steps }) => sum + steps.length, 0),
    loading,
    planning,
  };
}

function explain(format: Format): void {
  for (const { reason, count, example } of groupedWarnings(format.warnings))
    console.log(`    ${count} × ${reason}, such as ${example.pointer} ${example.found}`);
  for (const { operation, reason } of format.outOfReach) console.log(`    out of reach: ${operation}: ${reason}`);
}

function line(name: string, loads: string, cells: readonly string[]): string {
  return `${name.padEnd(34)} ${loads.padEnd(5)} ${cells.map((cell) => cell.padStart(12)).join('')}`;
}

function cells({ operations, reached, valid, sure, requests, loading, planning }: Omit<Row, 'name'>): readonly string[] {
  return [
    `${reached}/${operations}`,
    String(valid),
    String(sure),
    String(requests),
    (loading / 1000).toFixed(2),
    (planning / 1000).toFixed(2),
  ];
}

const names = readdirSync(folder).filter((name) => /\.(ya?ml|json)$/i.test(name) && name.includes(wanted));
const rows: Row[] = [];
console.log(line('description', 'loads', ['reached', 'valid', 'ids known', 'requests', 'load s', 'plan s']));
for (const name of names) {
  try {
    const row = measured(name);
    rows.push(row);
    console.log(line(name, 'yes', cells(row)));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    console.log(line(name, 'no', []) + text.split('\n').slice(0, 4).join(' | ').slice(0, 600));
  }
}
const sum = (count: (row: Row) => number) => rows.reduce((all, row) => all + count(row), 0);
console.log(
  line('total', `${rows.length}/${names.length}`, [
    ...cells({
      operations: sum((row) => row.operations),
      reached: sum((row) => row.reached),
      valid: sum((row) => row.valid),
      sure: sum((row) => row.sure),
      requests: sum((row) => row.requests),
      loading: sum((row) => row.loading),
      planning: sum((row) => row.planning),
    }),
  ]),
);
process.exitCode = rows.length === names.length ? 0 : 1;
