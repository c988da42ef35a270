import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pretty } from '../../reports/pretty.ts';
import { everything, exchange, finding, report, result, TEXTS } from './fixture.ts';

const PLAIN = { color: false, strict: false, verbose: false, texts: TEXTS, width: 100 };

describe('pretty', () => {
  it('prints every kind of verdict and finding', async () => {
    await expect(pretty(everything(), PLAIN)).toMatchFileSnapshot('__goldens__/everything.txt');
  });

  it('prints passed requirements and every example when it is verbose', async () => {
    await expect(pretty(everything(), { ...PLAIN, verbose: true, width: 120 })).toMatchFileSnapshot('__goldens__/everything.verbose.txt');
  });

  it('prints one screen for a clean run', async () => {
    const well = report([result({ id: 'transport/answers' }), result({ id: 'transport/json' }), result({ id: 'access/key-required' })]);
    await expect(pretty(well, PLAIN)).toMatchFileSnapshot('__goldens__/passed.txt');
  });

  it('prints the same text with colours as without', () => {
    const colored = pretty(everything(), { ...PLAIN, color: true });
    expect(colored).not.toBe(pretty(everything(), PLAIN));
    expect(stripVTControlCharacters(colored)).toBe(pretty(everything(), PLAIN));
  });

  it('says whether a violated SHOULD counts', () => {
    const should = report([
      result({ id: 'transport/answers' }),
      result({ id: 'fields/complete', level: 'SHOULD', verdict: 'failed', findings: [finding({ code: 'not-all-named' })] }),
    ]);
    expect(pretty(should, PLAIN)).toContain('0: every MUST that was exercised holds. 1 recommendation (SHOULD) was not followed');
    expect(pretty(should, { ...PLAIN, strict: true })).toContain('1: 1 requirement is violated.');
  });

  it('does not call a run a pass in which nothing was exercised', () => {
    const nothing = report([result({ id: 'transport/answers', verdict: 'not-exercised', operations: {}, reason: 'nothing was sent' })]);
    expect(pretty(nothing, PLAIN)).toContain('2: inconclusive: no valid request was accepted');
  });

  it('says that a run was interrupted', () => {
    const whole = everything();
    expect(pretty({ ...whole, run: { ...whole.run, interrupted: true } }, PLAIN)).toContain('130: interrupted');
  });

  it('joins findings of one mechanism over operations into one failure', () => {
    const many = ['a', 'b', 'c'].map((operation) =>
      finding({ operation, about: `${operation} missing`, expected: [operation], actual: ['x'] }),
    );
    const text = pretty(report([result({ id: 'fields/names-cause', verdict: 'failed', findings: many })]), PLAIN);
    expect(text.match(/▸/g)).toHaveLength(1);
    expect(text).toContain('3 times: a 1, b 1, c 1');
  });

  it('prints one interaction of a contract for each cause, and all of them when it is verbose', () => {
    const results = [...Array(30).keys()].map((index) => {
      const id = `pact/interaction-${index}`;
      const one = finding({
        id: `${id}:0000000000`,
        requirement: id,
        code: 'pact-status',
        where: 'status',
        cause: 'contract',
        exchange: null,
        recipe: null,
      });
      return result({ id, verdict: 'failed', findings: [one] });
    });
    const verified = report(results, { run: { ...report([]).run, contracts: true } });
    const text = pretty(verified, PLAIN);
    expect(text).toContain('… and 20 more; --verbose shows them');
    expect(text).toContain('… and 29 more with the same causes; --verbose shows them');
    expect(text).toContain('What to do: 1 cause (30 interactions, 30 findings)');
    expect(text).toContain('1: 30 interactions are violated.');
    expect(pretty(verified, { ...PLAIN, verbose: true })).not.toContain('--verbose shows them');
  });

  it('keeps wrong codes apart that have nothing to do with each other', () => {
    const codes = ['FORBIDDEN', 'GONE'].map((actual) => finding({ code: 'wrong-code', expected: 'NOT_FOUND', actual }));
    const text = pretty(report([result({ id: 'codes/cause', verdict: 'failed', findings: codes })]), PLAIN);
    expect(text.match(/▸/g)).toHaveLength(2);
  });

  it('joins positions in lists, whatever the element', () => {
    const ranges = [3, 4].map((actual) =>
      finding({ code: 'index-range', where: `/errors/${actual}/index`, expected: [0, actual - 1], actual }),
    );
    const text = pretty(report([result({ id: 'bulk/index-range', verdict: 'failed', findings: ranges })]), PLAIN);
    expect(text.match(/▸/g)).toHaveLength(1);
  });

  it('abridges the parts of an answer that are not wrong', () => {
    const items = Array.from({ length: 30 }, (_, index) => ({
      id: index,
      name: 'a name that takes some room on its line',
      more: [1, 2, 3, 4],
    }));
    const body = JSON.stringify({
      created: items,
      errors: [...items, { index: 'x', errors: ['wrong', 'and so long that it does not fit into one line beside all else'] }],
    });
    const answer = { status: 200, headers: {}, body, ms: 1 };
    const one = finding({ where: '/errors/30/index', exchange: 'x' });
    const text = pretty(
      report([result({ id: 'a/b', verdict: 'failed', findings: [one] })], { exchanges: { x: exchange({ answer }) } }),
      PLAIN,
    );
    expect(text).toContain('"created": [… 30 elements]');
    expect(text).toContain('… 30 other elements');
    expect(text).toContain('"index": "x"');
  });

  it.each([80, 100, 120])('keeps its lines within %i columns, but for commands and addresses', (width) => {
    const lines = pretty(everything(), { ...PLAIN, width }).split('\n');
    const long = lines.filter((line) => [...line].length > width && !/https?:|curl|-H |--data-raw/.test(line));
    expect(long).toEqual([]);
  });

  it('prints no control character of an answer', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('\u001b[2J', '\u0007', '\u009b', '\u202e', '\u200b', '\ud800', '\r', '\n', '\t', '\0', 'a', '"', "'"),
    });
    fc.assert(
      fc.property(hostile, hostile, hostile, (text, body, name) => {
        const answer = { status: 400, headers: { 'content-type': text }, body, ms: 1 };
        const one = finding({
          about: text,
          where: `/${name}`,
          expected: { [name]: text },
          actual: [body],
          operation: name,
          exchange: 'x',
          spec: `/${text}`,
        });
        const told = report([result({ id: 'fields/names-cause', verdict: 'failed', title: text, source: name, findings: [one] })], {
          coverage: [
            {
              format: 'structured-error',
              successes: { [name]: 'observed' },
              codes: [{ entry: text, meaning: name, operations: { [name]: 'wrong' } }],
              undocumented: [{ operation: text, code: body }],
              gaps: [{ why: 'state', needs: body, scenarios: 1, entries: [name] }],
            },
          ],
          exchanges: { x: exchange({ url: `http://127.0.0.1/${text}`, headers: { 'x-a': text }, body: text, answer, answeredBy: name }) },
        });
        const shown = pretty(told, PLAIN);
        expect(shown.replaceAll('\n', '').replaceAll('\t', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { seed: 20, numRuns: 150 },
    );
  });
});
