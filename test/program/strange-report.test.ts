import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { folder, PATIENT, serve } from './run.ts';
import { recording } from './servers.ts';

const FORMAT = 'structured-error';

describe('a report that asks for requests which the description does not have', () => {
  it(
    'gets no requests replayed without --trust-report',
    async () => {
      const served = await serve('--fault', 'fields-missing');
      const proxy = await recording(served.targets[FORMAT] ?? '');
      const file = join(folder(), 'report.json');
      const target = ['--target', proxy.url, '--format', FORMAT, '--api-key', served.apiKey];
      await errspecHere([
        'check',
        ...target,
        '--only',
        'fields/present',
        '--runs',
        '0',
        '--max-requests',
        '80',
        '--report',
        `json=${file}`,
      ]);
      const text = readFileSync(file, 'utf8');
      expect(text).toContain('"path": "/qrcodes"');
      writeFileSync(file, text.replaceAll('"path": "/qrcodes"', '"path": "/admin/users"'));
      const before = proxy.passed.length;
      const refused = await errspecHere(['replay', file, ...target]);
      expect([refused.code, refused.stdout]).toEqual([expect.any(Number), expect.stringContaining('--trust-report')]);
      expect(proxy.passed.slice(before).filter(({ url }) => url.includes('/admin/'))).toEqual([]);
      await errspecHere(['replay', file, ...target, '--trust-report']);
      expect(proxy.passed.some(({ url }) => url.includes('/admin/users'))).toBe(true);
    },
    PATIENT,
  );
});
