import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { mergedPacts } from '../../contracts/write/merged.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { builtInFormats } from '../../src/load/builtin.ts';
import { loadFormat } from '../../src/load/format.ts';
import { KEY_STATE } from '../../src/model/interaction.ts';
import { interactionsOf } from '../../src/pact/interactions.ts';
import { errspecHere } from '../cli/here.ts';
import { ROOT } from '../house/sources.ts';
import { atTheEnd, errspec, folder, PATIENT } from '../program/run.ts';
import { startTasks, type TasksOptions } from '../third-format/server.ts';

const PACTS = join(ROOT, 'contracts', 'pacts');
const TASKS = join(ROOT, 'test', 'third-format', 'openapi.yaml');

function committed(format: string): string {
  return readFileSync(join(PACTS, `errspec-client-${format}.json`), 'utf8');
}

describe('the published pacts', () => {
  test(
    'match the output of the consumer tests byte for byte',
    () => {
      const out = folder();
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'contracts', 'write.ts'), '--out', out], {
        encoding: 'utf8',
      });
      expect({ status, said: `${stdout}\n${stderr}` }).toMatchObject({ status: 0 });
      expect(readdirSync(out).toSorted()).toEqual(readdirSync(PACTS).toSorted());
      for (const format of builtInFormats())
        expect(readFileSync(join(out, `errspec-client-${format}.json`), 'utf8') === committed(format)).toBe(true);
    },
    PATIENT,
  );

  test(
    'match the output of `pact generate` for other participants',
    async () => {
      const [tested, generated] = [folder(), folder()];
      const parties = ['--format', 'code-envelope', '--consumer', 'shop', '--provider', 'codes-api'];
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'contracts', 'write.ts'), ...parties, '--out', tested], {
        encoding: 'utf8',
      });
      expect({ status, said: `${stdout}\n${stderr}` }).toMatchObject({ status: 0 });
      expect(await errspecHere(['pact', 'generate', ...parties, '--out', generated])).toMatchObject({ code: 0 });
      const [one, other] = [tested, generated].map((out) => readFileSync(join(out, 'shop-codes-api.json'), 'utf8'));
      expect(one === other).toBe(true);
    },
    PATIENT,
  );

  test(
    'match the output of `pact generate` without running a test',
    async () => {
      const out = join(folder(), 'made', 'on the way');
      const ran = await errspec(['pact', 'generate', '--out', out]);
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      for (const format of builtInFormats()) {
        expect(ran.stdout).toMatch(new RegExp(`errspec-client-${format}.json: \\d+ interactions`));
        expect(readFileSync(join(out, `errspec-client-${format}.json`), 'utf8') === committed(format)).toBe(true);
      }
    },
    PATIENT,
  );

  test.each(builtInFormats())('contain no API key, but take it from a provider state: %s', (format) => {
    const pact: JsonObject = JSON.parse(committed(format));
    const interactions = pact['interactions'] as readonly Json[];
    const keys = interactions.flatMap((each) =>
      Object.entries(headersOf(each)).filter(([name]) => /^(authorization|x-api-key)$/i.test(name)),
    );
    expect(new Set(keys.flatMap(([, value]) => value))).toEqual(
      new Set(
        format === 'structured-error'
          ? ['errspec-example-key', 'errspec-wrong-key']
          : ['Bearer errspec-example-key', 'Bearer errspec-wrong-key'],
      ),
    );
    for (const each of interactions) {
      const asked = JSON.stringify(at(each, '/request/generators') ?? {});
      const good = JSON.stringify(headersOf(each)).includes('errspec-example-key');
      expect([at(each, '/description'), asked.includes('${apiKey}')]).toEqual([at(each, '/description'), good]);
    }
    expect(committed(format)).toContain(KEY_STATE);
    expect(committed(format)).not.toContain('errspec-demo-key');
  });
});

function headersOf(interaction: Json): Readonly<Record<string, Json>> {
  const headers = at(interaction, '/request/headers');
  return typeof headers === 'object' && headers !== null && !Array.isArray(headers) ? (headers as JsonObject) : {};
}

describe('the pact of a custom description', () => {
  test.each<[TasksOptions, number]>([
    [{}, 0],
    [{ naming: 'bracketed' }, 0],
    [{ fault: 'index-shifted' }, 1],
  ])(
    'passes or fails its server as expected: %j',
    async (bent, code) => {
      const out = folder();
      await errspecHere(['pact', 'generate', '--format', TASKS, '--out', out]);
      const server = await startTasks(bent);
      atTheEnd(() => server.close());
      const { target, states, apiKey } = server;
      const ran = await errspecHere([
        ...['pact', 'verify', out, '--format', TASKS],
        ...['--target', target, '--states', states, '--api-key', apiKey],
      ]);
      expect({ code: ran.code, said: ran.stdout + ran.stderr }).toMatchObject({ code });
      expect(ran.stdout).toContain(code === 0 ? `${interactionsOf(loadFormat(TASKS)).length} passed` : 'of the body being 0, but it is 1');
    },
    PATIENT,
  );
});

describe('pact generate', () => {
  test('accepts a custom description, and names for consumer and provider', async () => {
    const out = folder();
    const ran = await errspecHere([
      'pact',
      'generate',
      '--format',
      TASKS,
      '--out',
      out,
      '--consumer',
      'Web shop',
      '--provider',
      'tasks-api',
    ]);
    expect(ran).toMatchObject({ code: 0 });
    const pact: Json = JSON.parse(readFileSync(join(out, 'Web shop-tasks-api.json'), 'utf8'));
    expect(at(pact, '/consumer/name')).toBe('Web shop');
    expect(at(pact, '/provider/name')).toBe('tasks-api');
    expect(JSON.stringify(pact)).toContain('application/problem+json');
  });

  test.each([
    [['--format', 'nonsense'], /There is no format "nonsense"/],
    [['--provider', 'one'], /--provider names one provider, but there are several formats/],
    [['--consumer', '../evil'], /--consumer/],
    [['--nonsense'], /unknown option/],
  ])('rejects the options %j', async (args, said) => {
    const ran = await errspecHere(['pact', 'generate', '--out', folder(), ...args]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(said);
    expect(ran.stderr).toContain('Next:');
  });

  test('reports a folder that it cannot write to', async () => {
    const ran = await errspecHere(['pact', 'generate', '--out', join(PACTS, 'errspec-client-structured-error.json', 'below a file')]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/The pact could not be written to .*\n {2}Next: Choose a folder that can be written to: --out\./);
  });

  test('reports errors in a description, and writes nothing', async () => {
    const [out, file] = [folder(), join(folder(), 'broken.yaml')];
    writeFileSync(file, readFileSync(TASKS, 'utf8').replace('expect: too-many', 'expect: too-few'));
    const ran = await errspecHere(['pact', 'generate', '--format', file, '--out', out]);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('too-few');
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('merging the pacts of consumer tests', () => {
  const one = { description: 'a', providerStates: [], request: { method: 'GET', path: '/' }, response: { status: 200 } };
  const part = (...interactions: readonly Json[]): JsonObject => ({ consumer: { name: 'c' }, provider: { name: 'p' }, interactions });

  test('merges the parts, sorted and without duplicates', () => {
    const merged = mergedPacts([part({ ...one, description: 'b' }), part(one), part(one)], 2);
    expect((merged['interactions'] as readonly Json[]).map((each) => at(each, '/description'))).toEqual(['a', 'b']);
  });

  test('fails if interactions are missing, ambiguous or absent', () => {
    expect(() => mergedPacts([part(one)], 2)).toThrow(/2 interactions were tested, but 1 were written/);
    expect(() => mergedPacts([part(one), part({ ...one, response: { status: 201 } })], 1)).toThrow(/Two interactions have the same name/);
    expect(() => mergedPacts([], 1)).toThrow(/wrote no pact/);
  });
});
