import { describe, expect, it } from 'vitest';
import { reporters } from '../../reports/index.ts';
import { excerpt } from '../../reports/shared/answer.ts';
import { answerValues } from '../../reports/shared/steps.ts';
import type { Finding, Report } from '../../src/model/report.ts';
import { exchange, finding, report, result } from './fixture.ts';
import { PLAIN } from './options.ts';

const [WRITE, READ] = ['f:updateThing/x/for/y#probe', 'f:updateThing/x/for/y#after'];

const answered = (body: string, status = 200) => exchange({ answer: { status, headers: {}, body, ms: 1 } });

/** A write that was rejected, and the read that shows that it changed something. */
const found: Finding = finding({
  requirement: 'accept/refused-changes-nothing',
  id: 'accept/refused-changes-nothing:0123456789',
  code: 'refused-but-changed',
  about: 'valid request (follows read)',
  where: '/name',
  expected: 'as before',
  actual: 'changed',
  exchange: READ,
  steps: [
    { exchange: WRITE, operation: 'updateThing', key: 'wrong', about: '/body/name: type' },
    { exchange: READ, operation: 'getThing', key: 'good', about: 'valid request (follows read)' },
  ],
});

const whole: Report = report([result({ id: 'accept/refused-changes-nothing', verdict: 'failed', findings: [found] })], {
  exchanges: { [WRITE]: answered('{"error":"NO_WAY","name":"Menu"}', 400), [READ]: answered('{"name":"Card"}') },
});

describe('a finding that takes several requests', () => {
  it.each(['pretty', 'markdown', 'html', 'junit'] as const)('shows all of them in order, with keys and answers: %s', (name) => {
    const text = reporters[name](whole, { ...PLAIN, width: 120 }).replaceAll(/&[#\w]+;/g, '?');
    const places = ['1 of 2: updateThing, with a wrong API key, /body/name: type', 'NO_WAY', '2 of 2: getThing, with your API key'].map(
      (part) => text.indexOf(part),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('says what was wrong with the write, not with the read that shows it', () => {
    expect(reporters.pretty(whole, PLAIN)).toContain('sent      /body/name: type');
  });

  it('lists its requests in the JSON report', () => {
    const written: Report = JSON.parse(reporters.json(whole, PLAIN));
    expect(written.results[0]?.findings[0]?.steps).toEqual(found.steps);
  });

  it('shows what several answers have at its location, where they differ', () => {
    const steps = (bodies: readonly string[]) =>
      bodies.map((body, index) => ({
        number: index + 1,
        title: '',
        exchange: answered(body),
        curl: { words: [], remarks: [] },
        isCited: false,
      }));
    expect(answerValues(found, steps(['{"name":"a"}', '{}', 'no JSON', '{"name":"b"}']))).toEqual(['1: "a"', '4: "b"']);
    expect(answerValues(found, steps(['{"name":"a"}']))).toEqual([]);
    expect(answerValues(found, steps(['{"name":"a"}', '{"name":"a"}']))).toEqual([]);
    const long = 'x'.repeat(300);
    const different = answerValues(found, steps([`{"name":"${long}1"}`, `{"name":"${long}2"}`]));
    expect(different).toEqual([expect.stringMatching(/^1: .*x1"$/), expect.stringMatching(/^2: .*x2"$/)]);
  });
});

describe('the excerpt of an answer', () => {
  const page = answered(Array.from({ length: 60 }, (_, line) => (line === 40 ? 'Error: at secret.js:7' : `line ${line}`)).join('\n'), 500);

  it('shows what the finding is about', () => {
    const shown = excerpt(page, { width: 80, most: 8, where: '', actual: 'secret.js:7' });
    expect(shown).toHaveLength(8);
    expect(shown.join('\n')).toContain('secret.js:7');
    expect(shown[0]).toMatch(/^… \d+ lines before$/);
    expect(shown.at(-1)).toMatch(/^… \d+ more lines$/);
  });

  it('cuts a long line around what the finding is about', () => {
    const line = answered(JSON.stringify({ message: `${'x'.repeat(500)} at secret.js:7 ${'y'.repeat(500)}` }));
    expect(excerpt(line, { width: 80, most: 8, where: '/message', actual: 'at secret.js:7' }).join('\n')).toContain('at secret.js:7');
  });

  it('shows the elements of a list on a line each before it leaves some out', () => {
    const errors = Array.from({ length: 8 }, (_, index) => ({ index, errors: [{ field: 'name', message: 'x'.repeat(80) }] }));
    const list = answered(JSON.stringify({ created: [], errors, summary: {} }));
    const shown = excerpt(list, { width: 80, most: 14, where: '/errors' }).join('\n');
    for (const { index } of errors) expect(shown).toContain(`"index":${index}`);
  });
});
