import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { json } from '../../reports/json.ts';
import { isObject, type Json, member } from '../../src/json/json.ts';
import type { Report } from '../../src/model/report.ts';
import { everything, finding, report, result, TEXTS } from './fixture.ts';

const PLAIN = { color: false, strict: false, verbose: false, texts: TEXTS, width: 100 };

function validator() {
  const schema: unknown = JSON.parse(readFileSync(new URL('../../reports/report.schema.json', import.meta.url), 'utf8'));
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  formats.default(ajv);
  // `as`: the schema is ours, and ajv checks it by compiling it.
  return ajv.compile(schema as object);
}

describe('json', () => {
  it('writes the report as it is', () => {
    const words = ['sentence', 'hint', 'curl', 'replay'];
    const written = JSON.parse(json(everything(), PLAIN), (name, value: unknown) => (words.includes(name) ? undefined : value));
    expect(written).toEqual(JSON.parse(JSON.stringify(everything())));
  });

  it('adds the sentence, the hint and the commands to each finding', () => {
    const written: Report = JSON.parse(json(everything(), { ...PLAIN, file: 'out/report 1.json' }));
    expect(written.results[1]?.findings[0]).toMatchObject({
      sentence: 'The error should be JSON, but the answer is text/html.',
      hint: expect.any(String),
      curl: expect.stringMatching(/^curl -i http:.*"\$ERRSPEC_API_KEY"$/),
      replay: "errspec replay 'out/report 1.json' transport/json:1111111111",
    });
  });

  it('keeps the sentence of a finding code that this version does not know', () => {
    const later = finding({ code: 'of-a-plugin', sentence: 'The plugin found this.', hint: 'Do that.' });
    const written: Report = JSON.parse(json(report([result({ id: 'a/b', verdict: 'failed', findings: [later] })]), PLAIN));
    expect(written.results[0]?.findings[0]).toMatchObject({ sentence: 'The plugin found this.', hint: 'Do that.' });
  });

  it('gives the same report again when it is read back', () => {
    const text = json(everything(), PLAIN);
    expect(json(JSON.parse(text), PLAIN)).toBe(text);
  });

  it('matches its schema', () => {
    const validate = validator();
    expect(validate(JSON.parse(json(everything(), PLAIN))) ? [] : validate.errors).toEqual([]);
    expect(validate(JSON.parse(json(report([result({ id: 'transport/answers' })]), PLAIN))) ? [] : validate.errors).toEqual([]);
  });

  it('gives the same bytes whatever the order in which members were made', () => {
    // `as`: the same members, turned around.
    const turned = reversed(JSON.parse(JSON.stringify(everything()))) as unknown as Report;
    const keys = (text: string) => Object.keys(JSON.parse(text));
    expect(keys(json(turned, PLAIN))).toEqual(keys(json(everything(), PLAIN)));
    expect(json(turned, PLAIN).split('\n').slice(0, 4)).toEqual(json(everything(), PLAIN).split('\n').slice(0, 4));
  });

  it.each([
    ['a verdict that is none', (one: Report) => ({ ...one, results: [{ ...one.results[0], verdict: 'ok' }] })],
    ['a failed result without findings', (one: Report) => ({ ...one, results: [{ ...one.results[1], findings: [] }] })],
    ['a skipped result without a reason', (one: Report) => ({ ...one, results: [{ ...one.results[0], verdict: 'skipped' }] })],
    ['a member that it does not know', (one: Report) => ({ ...one, more: 1 })],
    ['another version', (one: Report) => ({ ...one, version: 2 })],
  ])('has a schema that refuses %s', (_, change) => {
    expect(validator()(change(everything()))).toBe(false);
  });
});

function reversed(value: Json): Json {
  if (!isObject(value)) return value;
  const names = Object.keys(value).toReversed();
  return Object.fromEntries(names.map((name) => [name, reversed(member(value, name) ?? null)]));
}
