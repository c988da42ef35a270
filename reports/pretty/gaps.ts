import type { Gap } from '../../src/model/report.ts';
import { counted } from '../shared/counted.ts';
import { labelled, listText, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** What was not exercised, and what it would take: by format and reason. */
export function gaps(view: View): readonly string[] {
  const formats = view.report.coverage.filter(({ gaps: own }) => own.length > 0);
  if (formats.length === 0) return [];
  const blocks = formats.flatMap(({ format, gaps: own }) => ['', view.paint.bold(format), ...reasons(view, own)]);
  return ['', heading(view, 'Not exercised'), ...blocks];
}

function reasons(view: View, own: readonly Gap[]): readonly string[] {
  return [...Map.groupBy(own, ({ why }) => why)].flatMap(([why, same]) => [
    ...labelled(`  ${view.paint.cyan('·')} `, wrap(`${REASONS[why]}:`, view.width - 4)),
    ...same.flatMap((gap) => labelled('      ', wrap(gapText(gap), view.width - 6)).map(view.paint.dim)),
  ]);
}

/** Why, and what would help. */
export const REASONS: Readonly<Record<Gap['why'], string>> = {
  state: 'in an unknown provider state; give --states, a provider-state URL or a file with values',
  'valid-request': 'with values that only a provider state gives; give --states, a provider-state URL or a file with values',
  'state-failed': 'in a provider state that could not be set up; see why the provider-state URL fails',
  assumed: 'assumed, no document promises it; give --assumed or a provider-state URL',
  'read-only': 'it could write; leave out --read-only',
  budget: 'request budget used up; raise --max-requests',
  time: 'no time left; raise --max-time, or lower --runs',
  'no-write-access': 'the API key may not write',
  'not-offered': 'the target does not offer it',
  'out-of-reach': 'errspec cannot call it',
  limited: 'the target kept answering "rate limit exceeded"; try again later, or with a lower --rate',
  'not-sent': 'it was not sent',
};

/** Why a request was not sent. */
const NOT_SENT: Readonly<Record<Extract<Gap, { readonly why: 'not-sent' }>['needs'], string>> = {
  cancelled: 'the run was cancelled',
  requests: 'request budget used up',
  'requests-for-clean-up': 'the remaining requests are kept to delete what the target creates',
  'target-lost': 'the target stopped answering',
  'local-error': 'this machine was too busy or out of resources to judge it',
  'read-only': 'it could write; leave out --read-only',
  writes: 'the resources that --max-writes allows are used up',
  failures: 'the run stopped after the failures that --max-failures allows',
};

export function gapText(gap: Gap): string {
  const { why, scenarios, entries } = gap;
  const needs = gap.why === 'not-sent' ? NOT_SENT[gap.needs] : gap.needs;
  const many = scenarios === 0 ? '' : counted(scenarios, why === 'valid-request' || why === 'out-of-reach' ? 'operation' : 'case');
  const what = needs === null ? many : `${needs}${many === '' ? '' : ` (${many})`}`;
  return `${what}${entries.length === 0 ? '' : `: ${listText(entries, 10)}`}`;
}
