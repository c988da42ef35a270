import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curl, curlText, quote } from '../../reports/shared/curl.ts';
import type { Sending } from '../../reports/shared/sending.ts';
import type { RecordedExchange } from '../../src/model/report.ts';
import { exchange } from './fixture.ts';

const KEY = 'k-1\'"$x';

function shell(script: string): Buffer {
  const { stdout, stderr, status } = spawnSync('sh', ['-c', script], { env: { PATH: process.env['PATH'] ?? '', ERRSPEC_API_KEY: KEY } });
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** What the shell hands to curl: its arguments, and its standard input where a body is piped. */
function received(command: string): { readonly args: readonly string[]; readonly input: Buffer } {
  const double = `curl() { for a in "$@"; do printf '%s' "$a" | base64 -w0; echo; done; echo .; case "$*" in *@-*) cat;; esac; }`;
  const out = shell(`${double}\n${command}`);
  const end = out.indexOf('.\n');
  const args = out.subarray(0, end).toString().split('\n').slice(0, -1);
  return { args: args.map((arg) => Buffer.from(arg, 'base64').toString()), input: out.subarray(end + 2) };
}

/** The request was sent with the valid key, in one step, unless stated otherwise. */
function sending(changes: Partial<Sending> = {}): Sending {
  return { key: 'good', states: [], made: [], step: 1, steps: 1, ownHeaders: [], ...changes };
}

function words(one: RecordedExchange, changes: Partial<Sending> = {}): readonly string[] {
  return curl(one, sending(changes)).words;
}

function argument(args: readonly string[], option: string): string | undefined {
  const place = args.indexOf(option);
  return place < 0 ? undefined : args[place + 1];
}

describe('quote', () => {
  it('gives any text back through a shell', () => {
    const unit = fc.oneof(
      fc.constantFrom("'", '"', '$', '`', '\\', '!', ' ', '\n', '*', '~', '***', '$(id)', 'é', '😀'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    const text = fc.array(unit).map((parts) => parts.join('').replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 20, maxLength: 40 }), (texts) => {
        const out = shell(`printf '%s\\0' ${texts.map(quote).join(' ')}`);
        expect(out.toString()).toBe(texts.map((one) => `${one}\0`).join(''));
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  it('leaves plain words as they are', () => {
    expect(quote('http://127.0.0.1:80/a')).toBe('http://127.0.0.1:80/a');
    expect(quote('')).toBe("''");
  });
});

describe('curl', () => {
  it('reads the key from the environment, and leaves out the headers that curl sets itself', () => {
    const { args } = received(words(exchange()).join(' '));
    expect(args).toContain(`x-api-key: ${KEY}`);
    expect(args.join('\n')).not.toContain('content-length');
    expect(argument(args, '-X')).toBe('POST');
    expect(argument(args, '--data-raw')).toBe('{"type":"url","content":{}}');
  });

  it('keeps the line of a large body short where the body repeats itself', () => {
    const body = `{"padding":"${'a'.repeat(1_000_000)}"}`;
    const line = words(exchange({ body })).join(' ');
    expect(line.length).toBeLessThan(4_000);
    expect(received(line).input).toEqual(Buffer.from(body));
  });

  it('sends any bytes as the body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { args, input } = received(words(exchange({ body: `base64:${Buffer.from(bytes).toString('base64')}` })).join(' '));
        expect(argument(args, '--data-binary')).toBe('@-');
        expect(input).toEqual(Buffer.from(bytes));
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  it('pipes a text that a terminal would obey', () => {
    const body = '{"name":"\u001b[31m\u202e\0"}';
    const command = words(exchange({ body })).join(' ');
    expect(command).not.toContain('\u001b');
    expect(received(command).input.toString()).toBe(body);
  });

  it('puts the key only into addresses and headers', () => {
    const { args } = received(words(exchange({ url: 'http://127.0.0.1/a?key=***', body: '{"name":"***"}' })).join(' '));
    expect(args).toContain(`http://127.0.0.1/a?key=${KEY}`);
    expect(argument(args, '--data-raw')).toBe('{"name":"***"}');
  });

  it('does not put the key into a masked header of the user', () => {
    const { args } = received(
      words(exchange({ headers: { 'x-api-key': '***', 'x-tenant': '***' } }), { ownHeaders: ['x-tenant'] }).join(' '),
    );
    expect(args).toEqual(expect.arrayContaining([`x-api-key: ${KEY}`, 'x-tenant: ***']));
  });

  it('does not read a file where the body begins with @', () => {
    expect(argument(received(words(exchange({ body: '@/etc/passwd' })).join(' ')).args, '--data-raw')).toBe('@/etc/passwd');
  });

  it('sends an empty header, a missing content type and an address with brackets as they were', () => {
    const { args } = received(words(exchange({ headers: { 'x-api-key': '' }, url: 'http://127.0.0.1/a?b=[1]' })).join(' '));
    expect(args).toEqual(expect.arrayContaining(['x-api-key;', 'content-type:', '--globoff', 'http://127.0.0.1/a?b=[1]']));
  });

  it('sends the same when it is broken into lines, and with its remarks before it', () => {
    const sent = received(words(exchange()).join(' '));
    expect(received(words(exchange()).join(' \\\n  '))).toEqual(sent);
    expect(received(curlText(curl(exchange(), sending({ states: ['a\nb'] }))))).toEqual(sent);
  });

  it('pipes a text that a CI system would obey', () => {
    const body = '{}\n ::error::x\n##vso[task.complete]';
    const command = words(exchange({ body })).join(' ');
    expect(command).not.toMatch(/::|##/);
    expect(received(command).input.toString()).toBe(body);
  });

  it.each(['state', 'wrong', 'truncated', 'unknown'] as const)('does not send the valid key where the key was "%s"', (key) => {
    const { args } = received(words(exchange(), { key, states: ['the API key was revoked'] }).join(' '));
    const sent = args.find((arg) => arg.startsWith('x-api-key'));
    expect(sent).toBeDefined();
    expect(sent).not.toBe(`x-api-key: ${KEY}`);
  });

  it('names the key of a provider state, and the state that returns it', () => {
    const { words: line, remarks } = curl(exchange(), sending({ key: 'state', states: ['the API key was revoked'] }));
    expect(line.join(' ')).toContain(`-H 'x-api-key: '"$REVOKED_KEY"`);
    expect(remarks).toEqual([
      'Set REVOKED_KEY to the API key that the provider state "the API key was revoked" returns; it is not your own key.',
    ]);
  });

  it('sends no key where none was sent', () => {
    const { words: line, remarks } = curl(exchange({ headers: {} }), sending({ key: 'none' }));
    expect(line.join(' ')).not.toContain('KEY');
    expect(remarks).toEqual([]);
  });

  it('says which values were made in the run, and which provider states it needs', () => {
    const made = [{ at: '/path/id', by: 'createQrcode' }];
    expect(curl(exchange(), sending({ made, states: ['a QR code exists'], step: 2, steps: 2 })).remarks).toEqual([
      'The request needs the provider state "a QR code exists": set it up first.',
      'The value at /path/id was made in the run by createQrcode: create a new one and use its value.',
      'This is step 2 of 2; errspec replay sends all of them.',
    ]);
  });
});
