import { overall } from '../src/model/outcome.ts';
import type { Reporter } from './reporter.ts';
import { causeLines } from './shared/cause-line.ts';
import { curlText } from './shared/curl.ts';
import { detailsOf } from './shared/details.ts';
import { jsonText } from './shared/json-text.ts';
import { EXIT_CODES, outcomeText } from './shared/outcome-text.ts';

/**
 * One JSON event a line, for pipes and log systems: `run`, then each `result` followed by its `finding`s, then each
 * probable `cause`, then `summary`. Recipes and exchanges are in the JSON report only.
 */
export const ndjson: Reporter = (report, options) => {
  const { run, seed, summary } = report;
  const { tool, started, ms, targets, interrupted, requests, retries } = run;
  const outcome = overall(report, options.strict);
  const events: readonly object[] = [
    { type: 'run', tool, started, targets, seed },
    ...report.results.flatMap((result) => {
      const { findings, state: _, ...rest } = result;
      return [
        { type: 'result', ...rest, findings: findings.length },
        ...findings.map((finding) => findingEvent(detailsOf({ report, result, finding }, options))),
      ];
    }),
    ...causeLines(report, options).map(({ cause, letter, exchanged, sentence, hint, replay }) => ({
      type: 'cause',
      letter,
      operations: cause.operations,
      requirements: cause.requirements,
      count: cause.count,
      exchanged,
      sentence,
      hint,
      replay,
      findings: cause.findings.map(({ finding: { id } }) => id),
    })),
    {
      type: 'summary',
      ...summary,
      requests,
      retries,
      ms,
      interrupted,
      outcome,
      exitCode: EXIT_CODES[outcome],
      text: outcomeText(report, options.strict),
    },
  ];
  return events.map((event) => `${jsonText(event)}\n`).join('');
};

function findingEvent({ result, finding, severity, sentence, hint, curl, replay }: ReturnType<typeof detailsOf>): object {
  const { recipe: _recipe, exchange: _exchange, sentence: _sentence, hint: _hint, curl: _curl, replay: _replay, ...rest } = finding;
  return {
    type: 'finding',
    format: result.format,
    level: result.level,
    severity,
    ...rest,
    sentence,
    hint,
    curl: curl === undefined ? undefined : curlText(curl),
    replay,
  };
}
