import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../reports/html.ts';
import { everything } from './fixture.ts';
import { hostileReport } from './hostile.ts';
import { manyFindings } from './many.ts';
import { PLAIN } from './options.ts';

/** The tags of a page with the names of their attributes. Attributes escape what would end a tag. */
function tags(page: string): readonly string[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<script>[\s\S]*?<\/script>/, '<script></script>');
  return [...body.matchAll(/<([a-zA-Z!/][^\s>]*)([^>]*)>/g)].map(([, name = '', attributes = '']) =>
    [name, ...[...attributes.matchAll(/([\w-]+)(?:="[^"]*")?/g)].map(([, attribute]) => attribute)].join(' '),
  );
}

describe('html', () => {
  it('shows causes first, then codes, then findings', () => {
    const page = html(everything(), PLAIN);
    const order = ['What to do: 3 causes', 'Documented codes', 'Findings', 'Not exercised'].map((title) => page.indexOf(title));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(page).toContain('errspec replay report.json transport/json:1111111111');
    expect(page).toContain('"$ERRSPEC_API_KEY"');
  });

  it('loads nothing, and runs its own script only', () => {
    const page = html(everything(), PLAIN);
    expect(page).not.toMatch(/\s(src|href)=|@import|url\(/);
    const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? '';
    expect(page).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  });

  it('stays below 3 MB with 2,000 findings', () => {
    expect(Buffer.byteLength(html(manyFindings(2000), PLAIN))).toBeLessThan(3_000_000);
  });

  it('lets no text become markup', () => {
    const known = new Set([
      ...tags(html(everything(), PLAIN)),
      ...tags(html(manyFindings(2), PLAIN)),
      'p class',
      'strong',
      '/strong',
      'br',
    ]);
    fc.assert(
      fc.property(hostileReport(), (one) => {
        const page = html(one, PLAIN);
        expect(tags(page).filter((tag) => !known.has(tag))).toEqual([]);
        expect(page.match(/<script/g)).toHaveLength(1);
      }),
      { seed: 8, numRuns: 150 },
    );
  });
});
