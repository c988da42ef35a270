import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { junit } from '../../reports/junit.ts';
import { everything, finding, report, result } from './fixture.ts';
import { hostileReport } from './hostile.ts';
import { PLAIN } from './options.ts';

interface Parsed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of a document in order; a document that is not well-formed throws. */
function parsed(xml: string): readonly Parsed[] {
  const elements: Parsed[] = [];
  const open: Parsed[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const one = { name, attributes: { ...attributes }, text: '' };
    elements.push(one);
    open.push(one);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return elements;
}

const named = (elements: readonly Parsed[], name: string) => elements.filter((element) => element.name === name);

describe('junit', () => {
  it('writes a suite for each format and a test case for each requirement', () => {
    const elements = parsed(junit(everything(), PLAIN));
    expect(named(elements, 'testsuites')[0]?.attributes).toMatchObject({
      tests: '8',
      failures: '2',
      errors: '1',
      skipped: '3',
      time: '6.230',
    });
    expect(named(elements, 'testcase').map(({ attributes }) => attributes['name'])).toEqual(everything().results.map(({ id }) => id));
    expect(named(elements, 'failure')[0]?.text).toContain('expected: "application/json"');
    expect(named(elements, 'failure')[0]?.text).toContain('curl -i');
    expect(named(elements, 'skipped').map(({ attributes }) => attributes['message'])).toContain('blocked: transport/json');
  });

  it('lets a SHOULD fail only when strict, and keeps it visible', () => {
    const should = report([result({ id: 'fields/complete', level: 'SHOULD', verdict: 'failed', findings: [finding()] })]);
    const relaxed = parsed(junit(should, PLAIN));
    expect(named(relaxed, 'failure')).toEqual([]);
    expect(named(relaxed, 'system-out')[0]?.text).toContain('Recommendation not followed');
    expect(named(parsed(junit(should, { ...PLAIN, strict: true })), 'failure')).toHaveLength(1);
  });

  it('does not fail for a finding that the baseline accepts', () => {
    const known = report([result({ id: 'a/b', verdict: 'failed', findings: [finding({ known: { reason: 'ticket', line: 3 } })] })]);
    const elements = parsed(junit(known, PLAIN));
    expect(named(elements, 'failure')).toEqual([]);
    expect(named(elements, 'system-out')[0]?.text).toContain('Known (baseline)');
  });

  it('writes well-formed XML whatever a server answers', () => {
    fc.assert(
      fc.property(hostileReport(), (one) => {
        expect(named(parsed(junit(one, PLAIN)), 'testcase')).toHaveLength(one.results.length);
      }),
      { seed: 6, numRuns: 150 },
    );
  });
});
