import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curl, quote } from '../../reports/shared/curl.ts';
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
  it('sends the key from the environment, and none of the headers that curl makes itself', () => {
    const { args } = received(curl(exchange()).join(' '));
    expect(args).toContain(`x-api-key: ${KEY}`);
    expect(args.join('\n')).not.toContain('content-length');
    expect(argument(args, '-X')).toBe('POST');
    expect(argument(args, '--data-raw')).toBe('{"type":"url","content":{}}');
  });

  it('sends any bytes as the body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const { args, input } = received(curl(exchange({ body: `base64:${Buffer.from(bytes).toString('base64')}` })).join(' '));
        expect(argument(args, '--data-binary')).toBe('@-');
        expect(input).toEqual(Buffer.from(bytes));
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  it('pipes a text that would speak to the terminal', () => {
    const body = '{"name":"\u001b[31m\u202e\0"}';
    const command = curl(exchange({ body })).join(' ');
    expect(command).not.toContain('\u001b');
    expect(received(command).input.toString()).toBe(body);
  });

  it('takes the key for nothing but addresses and headers', () => {
    const { args } = received(curl(exchange({ url: 'http://127.0.0.1/a?key=***', body: '{"name":"***"}' })).join(' '));
    expect(args).toContain(`http://127.0.0.1/a?key=${KEY}`);
    expect(argument(args, '--data-raw')).toBe('{"name":"***"}');
  });

  it('does not take the key for a masked header of the user', () => {
    const { args } = received(curl(exchange({ headers: { 'x-api-key': '***', 'x-tenant': '***' } }), ['x-tenant']).join(' '));
    expect(args).toEqual(expect.arrayContaining([`x-api-key: ${KEY}`, 'x-tenant: ***']));
  });

  it('does not read a file where the body begins with @', () => {
    expect(argument(received(curl(exchange({ body: '@/etc/passwd' })).join(' ')).args, '--data-raw')).toBe('@/etc/passwd');
  });

  it('sends an empty header, a missing content type and an address with brackets as they were', () => {
    const { args } = received(curl(exchange({ headers: { 'x-api-key': '' }, url: 'http://127.0.0.1/a?b=[1]' })).join(' '));
    expect(args).toEqual(expect.arrayContaining(['x-api-key;', 'content-type:', '--globoff', 'http://127.0.0.1/a?b=[1]']));
  });

  it('holds together when it is broken into lines', () => {
    expect(received(curl(exchange()).join(' \\\n  '))).toEqual(received(curl(exchange()).join(' ')));
  });
});
