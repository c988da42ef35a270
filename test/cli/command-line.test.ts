import { describe, expect, it } from 'vitest';
import { reporters } from '../../reports/index.ts';
import { errspec } from '../program/run.ts';
import { errspecHere } from './here.ts';

describe('errspec', () => {
  it('prints its version', async () => {
    expect(await errspec(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
  });

  it('prints its help, with the exit codes', async () => {
    const { code, stdout } = await errspec(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('check [options]');
    expect(stdout).toContain('2 inconclusive');
  });

  it('prints its help to stderr and exits with 2 without a command', async () => {
    expect(await errspec([])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage: errspec') });
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['an unknown command', ['chekc'], ["unknown command 'chekc'", 'Did you mean check?']],
    ['an unknown option', ['check', '--targte', 'x'], ["unknown option '--targte'", 'Did you mean --target?', '`errspec check --help`']],
    ['an argument too many', ['check', 'extra'], ['too many arguments']],
    [
      'an unknown format',
      ['check', '--target', 'http://127.0.0.1:9', '--format', 'structured-eror'],
      ['There is no format "structured-eror"', 'Did you mean structured-error?'],
    ],
    [
      'a format file that is not there',
      ['check', '--target', 'http://127.0.0.1:9', '--format', './nowhere.yaml'],
      ['nowhere.yaml', 'there is no such file'],
    ],
    ['an unknown reporter', ['check', '--report', 'jsno=x.json'], ['There is no reporter "jsno"', 'Did you mean json?']],
    [
      'two reports on stdout',
      ['check', '--report', 'json', '--report', 'pretty'],
      ['Only one report can go to stdout', '--report pretty=FILE'],
    ],
    ['two reports in one file', ['check', '--report', 'json=a', '--report', 'pretty=a'], ['Two reports would be written to a']],
    ['a rate that is none', ['check', '--rate', '5'], ['10/s, 60/m']],
    ['a seed that is none', ['check', '--seed', 'x'], ['"random"']],
    ['a target without a scheme', ['check', '--target', 'localhost:8080'], ['http:// or https://']],
    ['states of the embedded server', ['check', '--embedded', '--states', 'http://127.0.0.1:9'], ['--states needs a target']],
    [
      'a filter that matches nothing',
      ['check', '--only', 'bulk/index-exat'],
      ['No requirement matches "bulk/index-exat"', 'bulk/index-exact'],
    ],
    ['a port that is none', ['serve', '--port', '99999'], ['from 0 to 65535']],
    ['a fault and a variant together', ['serve', '--fault', 'a', '--variant', 'b'], ['cannot be given together']],
    ['two faults', ['serve', '--fault', 'a', '--fault', 'b'], ['--fault can be given only once']],
  ])('refuses %s, and says what to do next', async (_, args, says) => {
    const { code, stdout, stderr } = await errspecHere(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const words of says) expect(stderr).toContain(words);
    expect(stderr).toMatch(/^errspec: .*\n( {2}Next: .*\n)+$/s);
  });

  it.each<[readonly string[], string]>([
    [['help'], 'Usage: errspec [options] [command]'],
    [['help', 'check'], 'Usage: errspec check [options]'],
    [['pact', 'help', 'verify'], 'Usage: errspec pact verify [options] [pacts...]'],
    [['help', 'pact', 'verify'], 'Usage: errspec pact verify [options] [pacts...]'],
    [['check', '--help'], 'Usage: errspec check [options]'],
  ])('prints help for %j and exits with 0', async (args, usage) => {
    const { code, stdout, stderr } = await errspec(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(usage);
  });

  it('groups the options of check as Target, Requests, Scope and Output', async () => {
    const { stdout } = await errspecHere(['check', '--help']);
    expect([...stdout.matchAll(/^(\w+):$/gm)].map(([, heading]) => heading)).toEqual(
      expect.arrayContaining(['Target', 'Requests', 'Scope', 'Output', 'Examples']),
    );
  });

  it('lists every reporter in the help of --report', async () => {
    const { stdout } = await errspecHere(['check', '--help']);
    for (const name of Object.keys(reporters)) expect(stdout).toMatch(new RegExp(`--report[^-]*\\b${name}\\b`));
  });

  it.each(['check', 'replay', 'merge', 'pact verify'])('shows the environment variable of every option of %s', async (command) => {
    const { stdout } = await errspecHere([...command.split(' '), '--help']);
    const options = stdout.split(/\n {2}(?=--)/).slice(1);
    expect(options.length).toBeGreaterThan(3);
    for (const option of options) expect(option.replaceAll(/\s+/g, ' ')).toMatch(/env: (ERRSPEC|PACT_BROKER)_[A-Z_]+/);
  });

  it.each([
    [['check', '--header', 's3cret-value'], {}],
    [['check', '--header', 'x-a: s3cret-\u0001value'], {}],
    [['check', '--api-key', 's3cret\nvalue'], {}],
    [['check', '--target', 'http://127.0.0.1:9', '--format', 'structured-error'], { ERRSPEC_API_KEY: ' s3cret' }],
  ])('does not print what may be a secret: %j', async (args, env) => {
    const { code, stdout, stderr } = await errspecHere(args, { env });
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('s3cret');
  });
});
