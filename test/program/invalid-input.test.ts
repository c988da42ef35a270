import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { errspec, folder, type Ran } from './run.ts';

const KEY = 'a-key/of+this=test:4711';
const DEAD = 'http://127.0.0.1:9/api';

/** What every refusal keeps to: exit 2, nothing on stdout, what happened and what to do on stderr, no stack, no key. */
function refuses(ran: Ran, ...says: readonly string[]): void {
  expect(ran.code, ran.stderr).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toMatch(/^errspec: .+$/m);
  expect(ran.stderr).toMatch(/^ {2}Next: .+$/m);
  expect(ran.stderr).not.toMatch(/\n\s+at .+:\d+|node:internal|undefined|\[object/);
  for (const written of [KEY, encodeURIComponent(KEY), JSON.stringify(KEY).slice(1, -1)]) expect(ran.stderr).not.toContain(written);
  for (const text of says) expect(ran.stderr).toContain(text);
}

describe('errspec with invalid options', () => {
  it.each<[readonly string[], readonly string[]]>([
    [
      ['check', '--frobnicate'],
      ["unknown option '--frobnicate'", '`errspec check --help`'],
    ],
    [
      ['check', '--onyl', 'bulk'],
      ["unknown option '--onyl'", '--only'],
    ],
    [['chekc'], ["unknown command 'chekc'", 'check']],
    [['check', 'http://127.0.0.1:9'], ['too many arguments']],
    [['check', '--target', 'localhost:8080'], ['https://api.example.com/api/v1']],
    [
      ['check', '--target', `http://me:${encodeURIComponent(KEY)}@127.0.0.1:9`],
      ['contains a user or a password', '--header'],
    ],
    [
      ['check', '--target', `http://127.0.0.1:9/?key=${encodeURIComponent(KEY)}`],
      ['contains a query or a fragment', '--api-key'],
    ],
    [['check', '--target', DEAD, '--format', 'strutured-error'], ['Did you mean structured-error?']],
    [['check', '--concurrency', '0'], ['from 1 to 256']],
    [['check', '--rate', '10'], ['10/s, 60/m']],
    [['check', '--seed', 'luck'], ['32 bits']],
    [['check', '--timeout', '-1'], ['duration']],
    [['check', '--http-status', 'maybe'], ['mirror, ok or any']],
    [['check', '--header', `X-Secret ${KEY}`], ['Name: value']],
    [['check', '--header', `X-Secret: ${KEY}\u{1f600}`], ['not allowed in a header']],
    [['check', '--api-key', `${KEY}\u{1f600}`], ['--api-key']],
    [['check', '--only', 'bulk/index-exct'], ['bulk/index-exact']],
    [['check', '--skip', 'nothing/*'], ['errspec list']],
    [['check', '--report', 'junti'], ['Did you mean junit?']],
    [['check', '--report', 'json', '--report', 'pretty'], ['Only one report can go to stdout']],
    [['check', '--report', 'json=a', '--report', 'pretty=a'], ['Two reports would be written to a']],
    [['check', '--embedded', '--states', 'http://127.0.0.1:9'], ['--states needs a target']],
    [['check', '--embedded', '--target', DEAD], ['Both a target and --embedded are given']],
    [['serve', '--fault', 'bulk-index-onebased'], ['bulk-index-one-based']],
    [['serve', '--port', '99999'], ['65535']],
  ])('exits with 2 and explains: %j', async (args, says) => {
    refuses(await errspecHere(args), ...says);
  });

  it('rejects an invalid key in the environment without printing it', async () => {
    refuses(await errspec(['check', '--target', DEAD], { env: { ERRSPEC_API_KEY: `${KEY}\n${KEY}` } }), 'ERRSPEC_API_KEY');
  });
});

describe('errspec check with an invalid description', () => {
  const described = async (text: string): Promise<Ran> => {
    const file = join(folder(), 'openapi.yaml');
    writeFileSync(file, text);
    return errspecHere(['check', '--target', DEAD, '--format', file, '--api-key', KEY]);
  };

  it('reports a missing description', async () => {
    refuses(await errspecHere(['check', '--target', DEAD, '--format', './nowhere/openapi.yaml']), './nowhere/openapi.yaml', 'no such file');
  });

  it('reports a folder in place of a description', async () => {
    const place = join(folder(), 'openapi.yaml');
    mkdirSync(place);
    refuses(await errspecHere(['check', '--target', DEAD, '--format', place]), place);
  });

  it('reports where a description is not YAML', async () => {
    refuses(await described('openapi: 3.1.0\ninfo: {title: "x\npaths: [\n'), 'line');
  });

  it('reports an empty description, a string and other documents', async () => {
    for (const text of ['', 'hello', '[]', 'swagger: "2.0"', '\u0000\u0001']) refuses(await described(text), 'openapi.yaml cannot be used');
  });

  it('reports a broken reference with its JSON Pointer', async () => {
    const whole = readFileSync(fileURLToPath(new URL('../../specs/structured-error/openapi.yaml', import.meta.url)), 'utf8');
    const broken = whole.replace("$ref: '#/components/schemas/Error'", "$ref: '#/components/schemas/Eror'");
    expect(broken).not.toBe(whole);
    refuses(await described(broken), '#/components/schemas/Eror', '/content/application~1json/schema', 'line ');
  });

  it('reports excessive aliases and circular references', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      const [before, now] = [String.fromCharCode(96 + level), String.fromCharCode(97 + level)];
      bomb.push(`${now}: &${now} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    refuses(await described(bomb.join('\n')));
    refuses(await described('openapi: &x\n  y: *x\n'));
  });
});
