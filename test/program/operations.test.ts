import { describe, expect, it } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { at, errspec, PATIENT, serve } from './run.ts';
import { recording } from './servers.ts';

describe('errspec check of selected operations', () => {
  it.each([
    [['--operation', 'getQrcode*', '--exclude-operation', '*Image'], 'getQrcode', ['getQrcodeImage', 'updateQrcode', 'createKey']],
    [['--path', '/qrcodes/{id}', '--method', 'delete'], 'deleteQrcode', ['createQrcodesBulk', 'createKey']],
    [['--tag', 'API keys'], 'createKey', ['getQrcode', 'listQrcodes', 'createQrcode']],
  ])(
    'judges the operations of %j, and of the others only what these need',
    async (options, selected, others) => {
      const served = await serve('--format', 'structured-error');
      const args = [...at(served, 'structured-error'), ...options, '--runs', '3', '--report', 'json'];
      const { code, stdout, stderr } = await errspec(['check', ...args]);
      expect(code, stderr).toBe(0);
      const { results, run } = JSON.parse(stdout);
      const judged = new Set(results.flatMap((result: { readonly operations: object }) => Object.keys(result.operations)));
      expect(judged).toContain(selected);
      for (const other of others) expect(judged).not.toContain(other);
      expect(run.options.operations).toContain(`${options[0]} ${options[1]}`);
    },
    PATIENT,
  );

  it(
    'sends fuzz payloads to these operations only',
    async () => {
      const served = await serve('--format', 'structured-error');
      const proxy = await recording(served.targets['structured-error'] ?? '');
      const args = ['--target', proxy.url, '--format', 'structured-error', '--api-key', served.apiKey];
      await errspecHere(['check', ...args, '--operation', 'listQrcodes', '--only', 'list,codes', '--runs', '20']);
      const bulks = proxy.passed.filter(({ method, url }) => method === 'POST' && url.endsWith('/bulk'));
      expect(bulks.length).toBeLessThan(5);
      expect(proxy.passed.filter(({ method }) => method === 'GET').length).toBeGreaterThan(20);
    },
    PATIENT,
  );

  it.each([
    ['--operation', 'createQrcod', 'Did you mean createQrcode'],
    ['--tag', 'nothing', '--tag "nothing" matches no operation'],
    ['--exclude-path', '/nothing', '--exclude-path "/nothing" matches no operation'],
    ['--exclude-path', '/**', 'select no operation'],
  ])('refuses %s %s, which is a mistake', async (option, glob, says) => {
    const { code, stdout, stderr } = await errspecHere(['check', '--embedded', '--format', 'structured-error', option, glob]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(says)]);
  });
});
