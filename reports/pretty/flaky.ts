import type { Finding, Recurrence, Result } from '../../src/model/report.ts';
import { isAcceptedFinding } from '../../src/model/verdict.ts';
import { counted } from '../shared/counted.ts';
import { sentenceOf } from '../shared/details.ts';
import { labelled, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** Findings that did not come back and that the network or a gateway may have caused: reported, but not counted unless `--flaky fail`. */
export function flaky(view: View): readonly string[] {
  const found = view.report.results.flatMap((result) => result.findings.filter(isFlaky).map((finding) => ({ result, finding })));
  if (found.length === 0) return [];
  return ['', heading(view, `Flaky (${found.length})`), '', ...found.flatMap((each) => entry(view, each))];
}

function isFlaky(finding: Finding): boolean {
  return finding.recurrence?.kind === 'flaky' && isAcceptedFinding(finding) && finding.known === undefined;
}

function entry(view: View, { result, finding }: { readonly result: Result; readonly finding: Finding }): readonly string[] {
  const exchange = finding.exchange === null ? undefined : view.report.exchanges[finding.exchange];
  const by = exchange?.answeredBy == null ? '' : `, answered by ${exchange.answeredBy}`;
  const where = finding.operation === null ? '' : ` in ${finding.operation}`;
  const text = `${result.id}${where}: ${sentenceOf(finding, view.options.texts)} Seen ${counted(finding.count, 'time')}${by}; it did not come back when the request was sent again.`;
  return [...labelled(`  ${view.paint.yellow('~')} `, wrap(text, view.width - 4)), `    ${view.paint.dim(finding.id)}`];
}

/** What it means that a finding did not come back by itself. */
export function recurrenceText(recurrence: Recurrence): string {
  switch (recurrence.kind) {
    case 'flaky':
      return 'it did not come back when the request was sent again: the network or a gateway may have caused it';
    case 'concurrent':
      return 'only while other requests are under way: look for state that requests share';
    case 'once':
      return 'it did not come back when its requests were sent again by themselves: the answer depends on what was sent before or beside them';
    default:
      return recurrence satisfies never;
  }
}
