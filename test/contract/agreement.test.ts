import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { isArray, isObject, type Json, type JsonObject } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import type { Code } from '../../src/model/format.ts';
import { interactionsOf } from '../../src/pact/interactions.ts';
import { plan } from '../../src/plan/plan.ts';
import { ROOT } from '../house/sources.ts';
import { folder } from '../program/run.ts';

/** What the comparator of Pact finds between a pact and the description, as `code description`. */
function disagreements(format: string, pact: string): readonly string[] {
  const opc = join(ROOT, 'node_modules', '@pactflow', 'openapi-pact-comparator', 'dist', 'cli.cjs');
  const { stdout, stderr } = spawnSync(process.execPath, [opc, '--oas', join(ROOT, 'specs', format, 'openapi.yaml'), pact], {
    encoding: 'utf8',
  });
  const found: Json = JSON.parse(stdout);
  if (!isArray(found)) throw new Error(`The comparator said no list: ${stdout}\n${stderr}`);
  return found.map((each) => `${at(each, '/code')} ${at(each, '/mockDetails/interactionDescription')}`);
}

/** The pact with those interactions bent, in a file. */
function bent(format: string, bends: ReadonlyMap<string, (interaction: Json) => Json>): string {
  const pact: JsonObject = JSON.parse(readFileSync(pactFile(format), 'utf8'));
  const interactions = pact['interactions'];
  const file = join(folder(), 'bent.json');
  const bentOnes = isArray(interactions) ? interactions.map((each) => bends.get(String(at(each, '/description')))?.(each) ?? each) : [];
  writeFileSync(file, JSON.stringify({ ...pact, interactions: bentOnes }));
  return file;
}

function pactFile(format: string): string {
  return join(ROOT, 'contracts', 'pacts', `errspec-client-${format}.json`);
}

/** `operation entry` for each error that an interaction is about. */
function told(format: string): ReadonlySet<string> {
  return new Set(
    interactionsOf(loadBuiltIn(format)).flatMap(({ operation, outcome }) =>
      outcome.kind === 'error' ? outcome.entries.map((entry) => `${operation} ${entry}`) : [],
    ),
  );
}

/** The same for each error that a request of the plan must get. */
function provoked(format: string): ReadonlySet<string> {
  const { scenarios } = plan(loadBuiltIn(format), [], { seed: 1, states: 'all', readOnly: false, assumed: true });
  return new Set(
    scenarios.flatMap(({ steps }) => {
      const probe = steps.at(-1);
      if (probe?.expect.kind !== 'outcome' || probe.expect.expected.accepted || probe.expect.expected.anyEntry) return [];
      return probe.expect.expected.entries.map((entry) => `${probe.operation} ${entry}`);
    }),
  );
}

/** The same for each entry whose status an operation documents; an entry is told of where one of its details is. */
function documented(format: string): readonly string[] {
  const { catalogue, operations } = loadBuiltIn(format);
  const known = told(format);
  const detailed = (code: Code | undefined) =>
    catalogue.filter(({ level, classes }) => level === 'detail' && code !== undefined && classes.includes(code));
  return catalogue.flatMap((entry) =>
    operations.flatMap(({ id, writes, responses }) => {
      const isMeant = entry.operations === 'all' || (entry.operations === 'writes' ? writes : entry.operations.includes(id));
      const answers = responses.some(({ status }) => entry.statuses.includes(status));
      const isDetailed = detailed(entry.code).some((detail) => known.has(`${id} ${detail.id}`));
      return entry.level === 'class' && isMeant && answers && !isDetailed ? [`${id} ${entry.id}`] : [];
    }),
  );
}

/** What cannot be said in a pact, by format: `operation entry`. */
function inexpressible(format: string): readonly string[] {
  const lines: Json = JSON.parse(readFileSync(join(ROOT, 'contracts', 'not-expressible.json'), 'utf8'));
  return (isArray(lines) ? lines : [])
    .filter((line) => at(line, '/format') === format)
    .flatMap((line) => {
      expect(at(line, '/reason')).toMatch(/\w{3}/);
      const operations = at(line, '/operations');
      return isArray(operations) ? operations.map((operation) => `${operation} ${at(line, '/entry')}`) : [];
    });
}

describe.each(builtInFormats())('the contract of %s', (format) => {
  test('agrees with its description', () => {
    const wrong = disagreements(format, pactFile(format));
    // Requests that are to be refused, and items of bulks, are wrong on purpose.
    expect(wrong.filter((each) => !each.startsWith('request.') || / (success|all created)$/.test(each))).toEqual([]);
  });

  test('covers every error that a request can cause or an operation documents, or gives exactly one reason for leaving it out', () => {
    const known = told(format);
    const missing = new Set([...provoked(format), ...documented(format)].filter((each) => !known.has(each)));
    expect([...missing].toSorted()).toEqual(inexpressible(format).toSorted());
  });

  test('covers every entry of the error catalogue, or gives a reason for leaving it out', () => {
    const entries = new Set([...told(format), ...inexpressible(format)].map((each) => each.split(' ')[1]));
    expect(
      loadBuiltIn(format)
        .catalogue.map(({ id }) => id)
        .filter((id) => !entries.has(id)),
    ).toEqual([]);
  });

  test('contains only catalogue entries, successes and bulks', () => {
    const ids = loadBuiltIn(format).catalogue.map(({ id }) => id);
    for (const { outcome } of interactionsOf(loadBuiltIn(format)))
      if (outcome.kind === 'error') expect(ids).toEqual(expect.arrayContaining([...outcome.entries]));
  });

  test('covers a success of every operation that needs no state, with at least 60 interactions', () => {
    const interactions = interactionsOf(loadBuiltIn(format));
    const taken = new Set(interactions.filter(({ outcome }) => outcome.kind !== 'error').map(({ operation }) => operation));
    const always = loadBuiltIn(format).operations.filter(({ valid }) => !valid.onlyInStates);
    expect(always.map(({ id }) => id).filter((id) => !taken.has(id))).toEqual([]);
    expect(interactions.length).toBeGreaterThanOrEqual(60);
  });
});

test('reports a contradiction between a contract and its description', () => {
  const [elsewhere, teapot, shape] = [
    'getQrcode: a valid request (example) -> success',
    'getQrcode: foreign -> NOT_FOUND',
    'getQrcode: unknown id -> NOT_FOUND',
  ];
  const bends = new Map([
    [elsewhere, (one: Json) => put(one, 'request', 'path', '/nowhere')],
    [teapot, (one: Json) => put(one, 'response', 'status', 418)],
    [shape, (one: Json) => put(one, 'response', 'body', { content: { error: 'gone' }, encoded: false })],
  ]);
  expect(disagreements('structured-error', bent('structured-error', bends))).toEqual(
    expect.arrayContaining([
      `request.path-or-method.unknown ${elsewhere}`,
      `response.status.unknown ${teapot}`,
      `response.body.incompatible ${shape}`,
    ]),
  );
});

function put(interaction: Json, part: string, name: string, value: Json): Json {
  const inside = at(interaction, `/${part}`);
  return isObject(interaction) && isObject(inside) ? { ...interaction, [part]: { ...inside, [name]: value } } : interaction;
}
