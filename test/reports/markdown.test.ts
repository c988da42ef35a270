import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../reports/markdown.ts';
import { everything, report, result } from './fixture.ts';
import { hostileReport } from './hostile.ts';
import { manyFindings } from './many.ts';
import { PLAIN } from './options.ts';

describe('markdown', () => {
  it('begins with the outcome, and lists what to do with the commands', () => {
    const text = markdown(everything(), PLAIN);
    expect(text).toMatch(/^## ❌ errspec: 2 requirements are violated\./);
    expect(text).toContain('### What to do: 3 causes (3 requirements, 4 findings)');
    expect(text).toContain('errspec replay report.json transport/json:1111111111');
    expect(text).toContain('| NOT_FOUND |'.replace('NOT_FOUND', '<code>NOT&#95;FOUND</code>'));
  });

  it('says in one heading that nothing is violated', () => {
    expect(markdown(report([result({ id: 'transport/answers' })]), PLAIN)).toMatch(/^## ✅ errspec: every MUST that was exercised holds\./);
  });

  it('fits into a comment of a pull request, and says how many causes it leaves out', () => {
    const text = markdown(manyFindings(2000), PLAIN);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/… and \d+ causes more, in the JSON and HTML reports\./);
  });

  it('lets no text become HTML, a mention or a row of a table', () => {
    const ours = /<\/?(code|pre|sub|details|summary)>|<!-- -->/g;
    fc.assert(
      fc.property(hostileReport(), (one) => {
        const text = markdown(one, PLAIN);
        const rest = text.replaceAll(/<(pre|code)>[\s\S]*?<\/\1>/g, '').replaceAll(ours, '\u0000');
        expect(rest).not.toContain('<');
        expect(rest).not.toMatch(/@\w/);
        const rows = text.split('\n').filter((line) => line.startsWith('| '));
        for (const row of rows) expect(row.endsWith(' |')).toBe(true);
      }),
      { seed: 9, numRuns: 150 },
    );
  });
});
