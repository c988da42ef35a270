import { describe, expect, it } from 'vitest';
import { errspec } from '../program/run.ts';
import { errspecHere } from './here.ts';

describe('errspec', () => {
  it('prints its version', async () => {
    expect(await errspec(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
  });

  it('prints its help, with the exit codes and none of what is not built', async () => {
    const { code, stdout } = await errspec(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('check [options]');
    expect(stdout).toContain('2 could not judge');
    expect(stdout).not.toMatch(/\binit\b/);
  });

  it('shows the help on stderr and fails where no command is given', async () => {
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
    ['states without a target', ['check', '--states', 'http://127.0.0.1:9'], ['--states belongs to a target']],
    [
      'a filter that means nothing',
      ['check', '--only', 'bulk/index-exat'],
      ['No requirement is meant by "bulk/index-exat"', 'bulk/index-exact'],
    ],
    ['a port that is none', ['serve', '--port', '99999'], ['from 0 to 65535']],
    ['a fault and a variant together', ['serve', '--fault', 'a', '--variant', 'b'], ['cannot be given together']],
    ['two faults', ['serve', '--fault', 'a', '--fault', 'b'], ['--fault can be given once only']],
  ])('refuses %s, and says what to do', async (_, args, says) => {
    const { code, stdout, stderr } = await errspecHere(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const words of says) expect(stderr).toContain(words);
    expect(stderr).toMatch(/^errspec: .*\n( {2}Next: .*\n)+$/s);
  });

  it.each([
    [['check', '--expected-failures', 'x'], 'The option --expected-failures is not built yet'],
    [['init'], 'The command init is not built yet'],
  ])('refuses %j, for it is not built yet', async (args, says) => {
    expect(await errspecHere(args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) });
  });

  it.each([
    [['check', '--header', 's3cret-value'], {}],
    [['check', '--header', 'x-a: s3cret-\u0001value'], {}],
    [['check', '--api-key', 's3cret value'], {}],
    [['check', '--target', 'http://127.0.0.1:9', '--format', 'structured-error'], { ERRSPEC_API_KEY: 's3cret value' }],
  ])('does not repeat what may be a secret: %j', async (args, env) => {
    const { code, stdout, stderr } = await errspecHere(args, { env });
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('s3cret');
  });
});
