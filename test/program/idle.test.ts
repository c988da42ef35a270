import { describe, expect, it } from 'vitest';
import { checkHere } from '../cli/here.ts';
import { complaints, PATIENT, serve } from './run.ts';
import { forward, server } from './servers.ts';

describe('a server that closes idle connections early', () => {
  it(
    'passes, even if it closes the connection after the next request',
    async () => {
      const served = await serve();
      const inner = new URL(served.targets['structured-error'] ?? '');
      let got = 0;
      const target = await server((incoming, outgoing) => {
        got += 1;
        const { socket } = incoming;
        outgoing.once('finish', () => setTimeout(() => socket.destroy(), 1));
        void forward(inner.origin, incoming, outgoing);
      });
      const only = 'bulk/stored-exact,accept/valid,transport/answers,accept/gone-is-gone';
      const args = ['--target', target + inner.pathname, '--format', 'structured-error', '--api-key', served.apiKey];
      const { code, report, stderr } = await checkHere([...args, '--runs', '0', '--only', only]);
      expect(complaints(report)).toEqual([]);
      expect(code, stderr).toBe(0);
      // A request whose connection was closed may not have arrived.
      expect(report.run.requests).toBeGreaterThanOrEqual(got);
    },
    PATIENT,
  );
});
