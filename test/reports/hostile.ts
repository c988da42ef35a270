import fc from 'fast-check';
import type { Report } from '../../src/model/report.ts';
import { exchange, finding, recipe, report, result } from './fixture.ts';

/** Texts with what terminals, browsers, XML, Markdown and CI systems obey, and with what they cannot hold. */
export function hostileText(): fc.Arbitrary<string> {
  const part = fc.constantFrom(
    '::error::',
    ' ::warning file=a::',
    '##vso[task.complete]',
    '##[error]',
    '##',
    "##teamcity[x y='z']",
    ']]>',
    '<![CDATA[',
    '</script>',
    '<!--',
    '--><script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '&amp;',
    '"',
    "'",
    '`',
    '```',
    '|',
    '*',
    '[a](javascript:b)',
    '@someone',
    '#1',
    '\\',
    '%0A',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '\0',
    '\u0007',
    '\u001b[31m',
    '\u009b2J',
    '\u202e',
    '\u200b',
    '\u2028',
    '\ufffe',
    '\ud800',
    '\udc00',
    '😀',
    '👩‍👩‍👧',
    '日本',
    'e\u0301',
    '$(id)',
    'a',
    ' ',
  );
  return fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
}

/** A report in which the texts of a server, a description and a user are hostile. */
export function hostileReport(): fc.Arbitrary<Report> {
  return fc.array(hostileText(), { minLength: 8, maxLength: 8 }).map((texts) => {
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = texts;
    const one = finding({
      about: a,
      where: `/${b}`,
      expected: { [c]: d },
      actual: [e, { [f]: g }],
      operation: h,
      exchange: 'x',
      spec: `/${a}`,
      code: 'wrong-code',
      recipe: recipe('s', { key: { kind: 'state' } }, { states: [g] }),
    });
    const answer = { status: 400, headers: { 'content-type': b, [`x-${d.length}`]: h }, body: c, ms: 1 };
    return report(
      [
        result({ id: 'fields/names-cause', verdict: 'failed', format: f === '' ? 'my-api' : f, title: a, source: b, findings: [one] }),
        result({ id: 'limits/rate', verdict: 'errored', reason: d }),
        result({ id: 'access/permission', verdict: 'not-exercised', title: e, reason: c === '' ? 'x' : c }),
      ],
      {
        run: {
          ...report([]).run,
          targets: { [f]: g },
          notes: [{ code: 'no-such-state', format: b, detail: { state: d } }],
          warnings: [{ code: 'tear-down-failed', format: undefined, detail: { state: e, why: g } }],
        },
        coverage: [
          {
            format: f,
            successes: { [h]: 'observed' },
            codes: [{ entry: a, meaning: b, operations: { [h]: 'wrong' } }],
            undocumented: [{ operation: c, code: d }],
            gaps: [{ why: 'state', needs: f, scenarios: 1, entries: [g] }],
          },
        ],
        exchanges: {
          x: exchange({ url: `http://127.0.0.1/${a}`, headers: { 'x-a': b, 'x-api-key': '***' }, body: c, answer, answeredBy: d }),
        },
      },
    );
  });
}
