import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { configSchema } from '../../src/cli/config-schema.ts';
import { programOf } from '../../src/cli/main.ts';
import { errspecHere } from '../cli/here.ts';
import { folder, PATIENT, readReport, type Served, serve } from './run.ts';

let served: Served;
let target: string;

/** Runs a command in a folder whose errspec.yaml has this text. */
function run(text: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, name = 'errspec.yaml') {
  const cwd = folder();
  writeFileSync(join(cwd, name), text);
  return errspecHere(args, { cwd, env }).then((ran) => ({ ...ran, cwd }));
}

beforeAll(async () => {
  served = await serve();
  target = served.targets['structured-error'] ?? '';
}, PATIENT);

describe('errspec.yaml', () => {
  it('gives options, lists and environment variables', async () => {
    const text = `target: ${target}\nformat: structured-error\napi-key: \${STAGING_KEY}\nruns: 0\nonly: [fields, codes/documented]\nreport:\n  - pretty\n  - json=report.json\n`;
    const ran = await run(text, ['check'], { STAGING_KEY: served.apiKey });
    expect([ran.code, ran.stderr]).toEqual([0, expect.any(String)]);
    const { report } = readReport(join(ran.cwd, 'report.json'), ran);
    expect(report.run.options['only']).toEqual(['fields', 'codes/documented']);
  }, 60_000);

  it('names targets with options of their own', async () => {
    const text = `runs: 0\nonly: fields\ntargets:\n  staging:\n    target: ${target}\n    format: structured-error\n    api-key: ${served.apiKey}\n`;
    expect((await run(text, ['check', '--target', 'staging'])).code).toBe(0);
    expect((await run(text, ['check'], { ERRSPEC_TARGET: 'staging' })).code).toBe(0);
  }, 60_000);

  it('gives way to the environment, and that to the command line', async () => {
    const text = `target: ${target}\nformat: structured-error\napi-key: ${served.apiKey}\nruns: 0\nonly: bulk\nreport: [pretty, json=report.json]\n`;
    const onlyOf = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
      const ran = await run(text, ['check', ...args], env);
      return readReport(join(ran.cwd, 'report.json'), ran).report.run.options['only'];
    };
    expect(await onlyOf([], { ERRSPEC_ONLY: 'fields' })).toEqual(['fields']);
    expect(await onlyOf(['--only', 'codes'], { ERRSPEC_ONLY: 'fields' })).toEqual(['codes']);
  }, 60_000);

  it('reads a module', async () => {
    const text = `export default { target: ${JSON.stringify(target)}, format: 'structured-error', 'api-key': ${JSON.stringify(served.apiKey)}, runs: 0, only: 'fields' };\n`;
    expect((await run(text, ['check'], {}, 'errspec.ts')).code).toBe(0);
  }, 60_000);

  it('ignores the target of the file with --embedded', async () => {
    expect((await run('target: http://127.0.0.1:9\nonly: fields\nruns: 0\n', ['check', '--embedded'])).code).toBe(0);
  }, 60_000);

  it.each([
    [
      'an option that does not exist',
      'maxrequests: 5\n',
      /errspec\.yaml:1: maxrequests: There is no option "maxrequests"\. Did you mean max-requests\?/,
    ],
    ['a value that the option refuses', 'runs: many\n', /errspec\.yaml:1: runs: Expected a whole number/],
    ['a variable that is not set', 'target: http://${NOWHERE}\n', /errspec\.yaml:1: target: The environment variable NOWHERE is not set/],
    ['a flag that is neither on nor off', 'strict: 1\n', /strict: This option is on or off/],
    ['text that is no YAML', 'a: [\n', /cannot be parsed/],
    ['a list', '- a\n', /A configuration is an object/],
    ['a named target without a URL', 'targets: { staging: { runs: 1 } }\n', /A named target needs a "target"/],
  ])('exits with 2 for %s', async (_, text, says) => {
    const ran = await run(text, ['check', '--target', 'staging'].slice(0, text.startsWith('targets') ? 3 : 1));
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(says)]);
  });

  it('refuses a --config file that does not exist', async () => {
    const ran = await errspecHere(['check', '--config', 'nowhere.yaml']);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('nowhere.yaml')]);
  });
});

describe('specs/config.schema.json', () => {
  it('lists the options of all commands, as `npm run generate:config` writes them', () => {
    const written: unknown = JSON.parse(readFileSync(new URL('../../specs/config.schema.json', import.meta.url), 'utf8'));
    const made = configSchema(
      programOf(
        () => {},
        () => {},
      ),
    );
    expect(written).toEqual(JSON.parse(JSON.stringify(made)));
    expect(Object.keys(made['properties'] ?? {})).toEqual(expect.arrayContaining(['target', 'max-requests', 'baseline', 'targets']));
  });
});
