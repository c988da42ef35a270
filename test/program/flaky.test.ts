import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkHere, errspecHere } from '../cli/here.ts';
import { folder, PATIENT, type Served, serve } from './run.ts';
import { gateway } from './servers.ts';

const FORMAT = 'structured-error';
let served: Served;

/** A gateway that answers every so manyth request itself, once the smoke test is over, and forwards all others. */
function flakyGateway(every: number): Promise<string> {
  return gateway(served.targets[FORMAT] ?? '', (_, number) => number > 40 && number % every === 0);
}

function checkThrough(url: string, ...more: readonly string[]) {
  return checkHere(['--target', url, '--format', FORMAT, '--api-key', served.apiKey, '--runs', '0', ...more]);
}

beforeAll(async () => {
  served = await serve();
}, PATIENT);

describe('a gateway that answers every 150th request with 502', () => {
  it('passes the run, and lists the flaky findings', async () => {
    const ran = await checkThrough(await flakyGateway(150));
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringMatching(/─── Flaky \(\d+\)/)]);
    expect(ran.stdout).toContain('answered by nginx');
    expect(ran.stdout).not.toContain('─── Violations');
  }, 60_000);

  it('fails the run under --flaky fail', async () => {
    const ran = await checkThrough(await flakyGateway(150), '--flaky', 'fail');
    expect([ran.code, ran.stdout]).toEqual([1, expect.stringContaining('the network or a gateway may')]);
  }, 60_000);
});

describe('a server that mixes up concurrent requests', () => {
  it('fails the run, and says that the finding needs concurrency', async () => {
    let underWay = 0;
    const url = await gateway(served.targets[FORMAT] ?? '', (method, number) => number > 40 && method === 'PUT' && underWay > 1, {
      status: 500,
      mediaType: 'application/json',
      body: '{"oops":"shared buffer"}',
      underWay: (count) => (underWay = count),
    });
    const ran = await checkThrough(url, '--only', 'transport/no-server-error');
    expect([ran.code, ran.stdout]).toEqual([1, expect.stringContaining('only while other requests are under way')]);
    const report = join(folder(), 'race.json');
    writeFileSync(report, ran.text);
    const again = await errspecHere(['replay', report, '--api-key', served.apiKey]);
    expect([again.code, again.stdout]).toEqual([1, expect.stringMatching(/STILL FAILING/i)]);
  }, 60_000);
});

describe('a gateway that answers every request of an operation with 502', () => {
  it('fails the run, because the finding comes back', async () => {
    const url = await gateway(served.targets[FORMAT] ?? '', (method, number) => number > 40 && method === 'DELETE');
    expect((await checkThrough(url)).code).toBe(1);
  }, 60_000);
});
