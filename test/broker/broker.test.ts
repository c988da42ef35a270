import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtInFormats } from '../../src/load/builtin.ts';
import { at, folder, PATIENT, errspec as run, serve } from '../program/run.ts';
import { authorization, availability, PACTS, pactText, startBroker, type TestBroker } from './broker.ts';

/** The matrix of consumer and provider versions. */
interface Matrix {
  readonly matrix: readonly {
    readonly provider: { readonly version?: { readonly number: string } };
    readonly verificationResult?: { readonly success: boolean };
  }[];
}

const available = availability();
const [FORMAT = ''] = builtInFormats().toReversed();
/** Makes version numbers unique, because an external broker keeps those of earlier runs. */
const RUN = `${Date.now()}-${process.pid}`;

test.runIf(available.kind === 'none' && process.env['ERRSPEC_BROKER_REQUIRED'] === '1')(
  'finds a Pact Broker if ERRSPEC_BROKER_REQUIRED is 1',
  () => {
    expect(available).not.toMatchObject({ kind: 'none' });
  },
);

describe.skipIf(available.kind === 'none')(`a real Pact Broker${available.kind === 'none' ? ` (skipped: ${available.why})` : ''}`, () => {
  let broker: TestBroker | undefined;
  const url = () => broker?.url ?? '';
  const credentials = () => broker?.credentials ?? {};
  const errspec = (args: readonly string[]) => run(args, { env: credentials() });
  /** Requests a page of the broker, which has the documented shape. */
  const ask = async (path: string): Promise<Matrix> =>
    (await (
      await fetch(`${url()}${path}`, { headers: { accept: 'application/hal+json', ...authorization({ credentials: credentials() }) } })
    ).json()) as Matrix;

  beforeAll(async () => {
    if (available.kind !== 'none') broker = await startBroker(available);
  }, PATIENT);
  afterAll(async () => await broker?.close());

  /** Runs Pact's own command line for a version and the production environment. */
  const pactBroker = (command: string, environment: string, [pacticipant, version]: readonly [string, string]) => {
    const bin = fileURLToPath(new URL('../../node_modules/.bin/pact-broker', import.meta.url));
    const who = ['--pacticipant', pacticipant, '--version', version, '--broker-base-url', url()];
    const env = { PATH: process.env['PATH'] ?? '', PACT_DO_NOT_TRACK: 'true', PACT_BROKER_HTTP_RETRIES: '0', ...credentials() };
    return spawnSync(bin, [command, environment, 'production', ...who], { encoding: 'utf8', env });
  };
  /** Asks the broker whether a version may be deployed. */
  const canIDeploy = (...of: [string, string]) => pactBroker('can-i-deploy', '--to-environment', of);

  test(
    'accepts published pacts, and allows deployment only for the provider that passes verification',
    async () => {
      const consumer = `c-${RUN}`;
      const published = await errspec(['pact', 'publish', PACTS, '--broker', url(), '--version', consumer, '--branch', 'main']);
      expect(published).toMatchObject({ code: 0, stderr: '' });
      for (const format of builtInFormats()) expect(published.stdout).toContain(`its pact with ${format}`);
      expect(canIDeploy('errspec-client', consumer).status).toBe(1);

      const verify = async (served: Awaited<ReturnType<typeof serve>>, format: string, version: string) =>
        await errspec([
          ...['pact', 'verify', ...at(served, format), '--broker', url(), '--consumer-branch', 'main'],
          ...['--publish', '--provider-version', version, '--provider-branch', 'main'],
        ]);
      const clean = await serve();
      for (const format of builtInFormats()) {
        const verified = await verify(clean, format, `passing-${RUN}`);
        expect(verified).toMatchObject({ code: 0 });
        expect(verified.stderr).toContain(`Published results for version passing-${RUN}: errspec-client with ${format}.`);
      }
      clean.stop();
      const faulty = await serve('--fault', 'bulk-index-one-based');
      const broken = await verify(faulty, FORMAT, `failing-${RUN}`);
      expect(broken.code).toBe(1);
      expect(broken.stdout).toMatch(/The consumer relies on \/errors\/0\/index of the body being 1, but it is 2\./);
      faulty.stop();

      expect(pactBroker('record-deployment', '--environment', ['errspec-client', consumer])).toMatchObject({ status: 0 });
      expect(canIDeploy(FORMAT, `passing-${RUN}`)).toMatchObject({ status: 0 });
      expect(canIDeploy(FORMAT, `failing-${RUN}`)).toMatchObject({ status: 1 });
      const matrix = await ask(`/matrix?q[][pacticipant]=errspec-client&q[][version]=${consumer}&q[][pacticipant]=${FORMAT}&latestby=cvpv`);
      const rows = Object.fromEntries(matrix.matrix.map((row) => [row.provider.version?.number, row.verificationResult?.success]));
      expect(rows).toMatchObject({ [`passing-${RUN}`]: true, [`failing-${RUN}`]: false });
    },
    PATIENT,
  );

  test(
    'accepts the same pact again, and rejects a different one under the same version',
    async () => {
      const file = join(folder(), 'pact.json');
      const version = `same-${RUN}`;
      const publish = async () =>
        await errspec([
          'pact',
          'publish',
          file,
          '--consumer',
          'errspec-again',
          '--broker',
          url(),
          '--version',
          version,
          '--branch',
          'main',
        ]);
      writeFileSync(file, pactText(FORMAT));
      expect(await publish()).toMatchObject({ code: 0 });
      expect(await publish()).toMatchObject({ code: 0 });
      const pact = JSON.parse(pactText(FORMAT));
      writeFileSync(file, JSON.stringify({ ...pact, interactions: pact.interactions.slice(1) }));
      const refused = await publish();
      expect(refused.code).toBe(2);
      expect(refused.stderr).toMatch(
        /answered 409 to POST \/contracts\/publish.* Nothing was published\.\n {2}Next: This version has other contents already/s,
      );
    },
    PATIENT,
  );

  test(
    'reports that there is no pact with an unknown provider',
    async () => {
      const verified = await errspec([
        'pact',
        'verify',
        '--target',
        'http://127.0.0.1:9',
        '--provider',
        `nobody-${RUN}`,
        '--broker',
        url(),
      ]);
      expect(verified.code).toBe(2);
      expect(verified.stderr).toMatch(/has no pact with nobody-|does not know them/);
    },
    PATIENT,
  );
});
