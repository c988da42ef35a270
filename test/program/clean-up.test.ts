import { describe, expect, it } from 'vitest';
import { checkHere } from '../cli/here.ts';
import { PATIENT, serve } from './run.ts';
import { recording } from './servers.ts';

const FORMAT = 'structured-error';

describe('clean-up', () => {
  it(
    'respects --max-deletes, and reports the remaining resources',
    async () => {
      const served = await serve();
      const proxy = await recording(served.targets[FORMAT] ?? '');
      const args = ['--target', proxy.url, '--format', FORMAT, '--api-key', served.apiKey, '--only', 'accept', '--runs', '0'];
      const { stdout } = await checkHere([...args, '--max-deletes', '10']);
      const deletes = proxy.passed.filter(({ method, status }) => method === 'DELETE' && status === 200);
      expect(deletes.length).toBeLessThanOrEqual(10 + 5);
      expect(stdout.replace(/\s+/g, ' ')).toContain('not deleted (deleteQrcode), because --max-deletes was reached');
    },
    PATIENT,
  );
});
