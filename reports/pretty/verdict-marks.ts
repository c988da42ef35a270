import type { Level } from '../../src/model/requirement.ts';
import { type Verdict, weigh } from '../../src/model/verdict.ts';
import type { Paint, View } from './view.ts';

const MARKS: Readonly<Record<Verdict, { readonly mark: string; readonly style: keyof Paint; readonly word: string }>> = {
  passed: { mark: '✓', style: 'green', word: 'passed' },
  failed: { mark: '✗', style: 'red', word: 'failed' },
  errored: { mark: '‼', style: 'magenta', word: 'errored' },
  blocked: { mark: '▪', style: 'yellow', word: 'blocked' },
  'not-exercised': { mark: '·', style: 'cyan', word: 'not exercised' },
  skipped: { mark: '-', style: 'dim', word: 'skipped' },
};

/** The sign of a verdict; a SHOULD that does not count has the sign of a warning, `!`. */
export function verdictMark(view: View, verdict: Verdict, level: Level): string {
  if (verdict === 'failed' && weigh(level, verdict, view.options.strict) === 'note') return view.paint.yellow('!');
  const { mark: sign, style } = MARKS[verdict];
  return view.paint[style](sign);
}

/** `2 failed, 6 passed, 1 not exercised`, worst first. */
export function tally(view: View, verdicts: readonly Verdict[]): string {
  return WORST_FIRST.map((verdict) => ({ verdict, count: verdicts.filter((one) => one === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => view.paint[MARKS[verdict].style](`${count} ${MARKS[verdict].word}`))
    .join(view.paint.dim(', '));
}

const WORST_FIRST: readonly Verdict[] = ['failed', 'errored', 'blocked', 'passed', 'not-exercised', 'skipped'];

/** The worst of several results, for the line of an area. */
export function worst(results: readonly { readonly verdict: Verdict; readonly level: Level }[]): {
  readonly verdict: Verdict;
  readonly level: Level;
} {
  const failed = results.filter(({ verdict }) => verdict === 'failed');
  const must = failed.find(({ level }) => level === 'MUST') ?? failed[0];
  if (must !== undefined) return must;
  const verdict = WORST_FIRST.find((one) => results.some((result) => result.verdict === one)) ?? 'not-exercised';
  return { verdict, level: 'MUST' };
}
