import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInert, withoutCommands } from '../../reports/shared/ci-commands.ts';
import { jsonText } from '../../reports/shared/json-text.ts';
import { hostileText } from './hostile.ts';
import { ciCommands } from './runners.ts';

describe('withoutCommands', () => {
  it.each([
    '::error::pwned',
    '  \t ::error file=app.js,line=1::pwned',
    'first\n::add-mask::e',
    'first\r\n ::stop-commands::abc',
    'a ##[error]b',
    '###[group]x',
    '##vso[task.setvariable variable=A]B',
    'text/plain; x="##VSO[task.complete result=Succeeded]"',
    "##teamcity[buildStatus status='SUCCESS']",
    '\u001b[1m::error::behind a colour',
  ])('breaks %j', (text) => {
    expect(ciCommands(text.replaceAll(/\u001b\[\d+m/g, ''))).not.toEqual([]);
    expect(ciCommands(withoutCommands(text).replaceAll(/\u001b\[\d+m/g, ''))).toEqual([]);
    expect(isInert(text)).toBe(false);
  });

  it('breaks every command of every system in any text', () => {
    fc.assert(
      fc.property(hostileText(), (text) => ciCommands(withoutCommands(text)).length === 0),
      { seed: 3, numRuns: 500 },
    );
  });

  it('leaves ordinary text as it is', () => {
    for (const text of ['a::b', 'Foo::Bar', '## heading', 'x ##', ': :', 'see #12']) expect(withoutCommands(text)).toBe(text);
  });
});

describe('jsonText', () => {
  it('gives the same value back, and contains nothing that a terminal or a CI system obeys', () => {
    fc.assert(
      fc.property(fc.dictionary(hostileText(), hostileText()), fc.constantFrom(0, 2), (value, indent) => {
        const text = jsonText(value, indent);
        expect(JSON.parse(text)).toEqual(value);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(ciCommands(text)).toEqual([]);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
