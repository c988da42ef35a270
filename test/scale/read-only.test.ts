import { expect, it } from 'vitest';
import { formatNamed } from '../../src/cli/formats.ts';
import type { Probe, Scenario } from '../../src/model/probe.ts';
import { check } from '../../src/run/check.ts';
import { openSession, Traffic } from '../../src/run/open-session.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from './runs.ts';

const FORMAT = 'structured-error';

/** A server, and the methods of the requests that it got. */
function recording() {
  const reference = inProcess({ formats: [FORMAT] });
  const methods = new Set<string>();
  const subject = { format: formatNamed(FORMAT), target: reference.targets[FORMAT] ?? '', apiKey: reference.apiKey };
  const options = optionsOf({
    formats: [subject],
    readOnly: true,
    runs: 3,
    wire: (given) => {
      const line = reference.wire(given);
      return {
        ...line,
        exchange: (request, signal) => {
          methods.add(request.method);
          return line.exchange(request, signal);
        },
      };
    },
  });
  return { subject, options, methods };
}

it('sends only safe methods to a REST API in a read-only run, also on routes that are not documented', async () => {
  const { options, methods } = recording();
  await check(options);
  expect([...methods]).toEqual(['GET']);
}, 60_000);

it('refuses to send a write in a read-only run, whoever planned it', async () => {
  const { subject, options, methods } = recording();
  const { session, close } = openSession(subject, [], { options, budget: undefined, traffic: new Traffic(), warn: () => {} });
  const probe: Probe = {
    step: 'probe',
    operation: undefined,
    method: 'DELETE',
    path: '/qrcodes',
    request: { path: {}, query: {}, header: {}, body: undefined },
    body: { kind: 'none' },
    key: { kind: 'good' },
    bind: [],
    cause: { kind: 'route', how: 'unknown-path' },
    expect: { kind: 'anything' },
    spec: '/paths',
  };
  const scenario: Scenario = {
    id: 'strange',
    operation: undefined,
    steps: [probe],
    states: [],
    uses: [],
    shared: false,
    covers: [],
    broughtBy: undefined,
    assumed: false,
    writes: false,
  };
  expect((await session.run(scenario)).missed).toEqual({ gap: { why: 'not-sent', needs: 'read-only' } });
  expect(methods.size).toBe(0);
  await close();
});
