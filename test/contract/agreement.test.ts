import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { interactionsOf } from '../../src/contract/interactions.ts';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import { isArray, type Json } from '../../src/model/json.ts';
import { at } from '../../src/model/pointer.ts';
import { plan } from '../../src/plan/plan.ts';
import { ROOT } from '../house/sources.ts';

/** What the comparator of Pact finds between a pact and the description, as JSON. */
function disagreements(format: string): readonly Json[] {
  const opc = join(ROOT, 'node_modules', '@pactflow', 'openapi-pact-comparator', 'dist', 'cli.cjs');
  const args = [
    opc,
    '--oas',
    join(ROOT, 'specs', format, 'openapi.yaml'),
    join(ROOT, 'contracts', 'pacts', `errspec-client-${format}.json`),
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const found: Json = JSON.parse(stdout);
  if (!isArray(found)) throw new Error(`The comparator said no list: ${stdout}\n${stderr}`);
  return found;
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
  const { trials } = plan(loadBuiltIn(format), [], { seed: 1, states: 'all', readOnly: false, assumed: true });
  return new Set(
    trials.flatMap(({ steps }) => {
      const probe = steps.at(-1);
      if (probe?.expect.kind !== 'outcome' || probe.expect.expected.accepted || probe.expect.expected.anyEntry) return [];
      return probe.expect.expected.entries.map((entry) => `${probe.operation} ${entry}`);
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
  test('contradicts its description nowhere', () => {
    // Requests that are to be refused are wrong on purpose.
    const wrong = disagreements(format).filter((each) => !String(at(each, '/code')).startsWith('request.'));
    expect(wrong).toEqual([]);
  });

  test('has an interaction for each error that a request can cause, or a reason why not', () => {
    const known = told(format);
    const missing = [...provoked(format)].filter((each) => !known.has(each));
    expect(missing.toSorted()).toEqual(inexpressible(format).toSorted());
  });

  test('has an interaction for each entry of the catalogue, or a reason why not', () => {
    const entries = new Set([...told(format), ...inexpressible(format)].map((each) => each.split(' ')[1]));
    expect(
      loadBuiltIn(format)
        .catalogue.map(({ id }) => id)
        .filter((id) => !entries.has(id)),
    ).toEqual([]);
  });

  test('is about entries of the catalogue, successes and bulks alone', () => {
    const ids = loadBuiltIn(format).catalogue.map(({ id }) => id);
    for (const { outcome } of interactionsOf(loadBuiltIn(format)))
      if (outcome.kind === 'error') expect(ids).toEqual(expect.arrayContaining([...outcome.entries]));
  });

  test('has a success of each operation whose request may be sent at any time, and 60 interactions', () => {
    const interactions = interactionsOf(loadBuiltIn(format));
    const taken = new Set(interactions.filter(({ outcome }) => outcome.kind !== 'error').map(({ operation }) => operation));
    const always = loadBuiltIn(format).operations.filter(({ valid }) => !valid.onlyInStates);
    expect(always.map(({ id }) => id).filter((id) => !taken.has(id))).toEqual([]);
    expect(interactions.length).toBeGreaterThanOrEqual(60);
  });
});
