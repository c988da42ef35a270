import type { Report } from '../../src/model/report.ts';
import { exchange, finding, recipe, report, result } from './fixture.ts';

/** A report of so many findings in 40 requirements and 50 operations, each with an exchange of its own. */
export function manyFindings(count: number): Report {
  const numbers = [...Array(count).keys()];
  const nameOf = (index: number) => `structured-error:operation${index % 50}/violation/${index}#probe`;
  const all = numbers.map((index) =>
    finding({
      id: `area-${index % 8}/rule-${index % 40}:${index.toString(16).padStart(10, '0')}`,
      requirement: `area-${index % 8}/rule-${index % 40}`,
      code: `code-${index % 200}`,
      operation: `operation${index % 50}`,
      cause: ['violation', 'key', 'bulk', 'case'][index % 4] ?? 'violation',
      about: `content.member${index} missing`,
      where: `/error/fields/${index % 3}/field${index % 7}`,
      expected: [`content.member${index}`],
      actual: [`member${index}`, 'type'],
      exchange: nameOf(index),
      recipe: recipe(`operation${index % 50}/violation/${index}`),
    }),
  );
  const results = [...Map.groupBy(all, ({ requirement }) => requirement)].map(([id, findings]) =>
    result({
      id,
      verdict: 'failed',
      findings,
      operations: Object.fromEntries(findings.map(({ operation }) => [operation ?? '', 'failed'])),
    }),
  );
  const body = JSON.stringify({ type: 'url', content: { text: 'a text that takes some room', list: [1, 2, 3] }, name: 'x'.repeat(80) });
  return report(results, {
    coverage: [
      {
        format: 'structured-error',
        successes: Object.fromEntries(numbers.slice(0, 50).map((index) => [`operation${index}`, 'observed' as const])),
        codes: numbers.slice(0, 20).map((index) => ({
          entry: `CODE_${index}`,
          meaning: 'What it means.',
          operations: Object.fromEntries(
            numbers.slice(0, 50).map((each) => [`operation${each}`, each % 3 === 0 ? ('wrong' as const) : ('observed' as const)]),
          ),
        })),
        undocumented: [],
        gaps: [],
      },
    ],
    exchanges: Object.fromEntries(numbers.map((index) => [nameOf(index), exchange({ body })])),
  });
}
