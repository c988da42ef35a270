import { type Overall, overall } from '../src/model/outcome.ts';
import { severityOf } from '../src/model/verdict.ts';
import type { Reporter } from './reporter.ts';
import { jsonText } from './shared/json-text.ts';

const COLORS: Readonly<Record<Overall, string>> = {
  conforms: 'brightgreen',
  violated: 'red',
  unjudged: 'lightgrey',
  interrupted: 'lightgrey',
};

/** The endpoint JSON of shields.io: publish the file and give its URL to `https://img.shields.io/endpoint?url=…`. */
export const badge: Reporter = (report, { strict }) => {
  const outcome = overall(report, strict);
  const judged = report.results.filter(({ verdict }) => verdict === 'passed' || verdict === 'failed');
  const violated = judged.filter((result) => severityOf(result, strict) === 'violation').length;
  const messages: Readonly<Record<Overall, string>> = {
    conforms: `${judged.length} of ${report.results.length} requirements hold`,
    violated: violated === 0 ? 'baseline out of date' : `${violated} of ${judged.length} requirements violated`,
    unjudged: 'inconclusive',
    interrupted: 'interrupted',
  };
  const value = {
    schemaVersion: 1,
    label: 'error contract',
    message: messages[outcome],
    color: COLORS[outcome],
    isError: outcome === 'violated',
  };
  return `${jsonText(value, 2)}\n`;
};
