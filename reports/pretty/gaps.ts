import type { Gap } from '../../src/model/report.ts';
import { counted, labelled, listText, wrap } from './text.ts';
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
    ...labelled(`  ${view.paint.cyan('·')} `, wrap(`${REASONS[why] ?? why}:`, view.width - 4)),
    ...same.flatMap((gap) => labelled('      ', wrap(told(gap), view.width - 6)).map(view.paint.dim)),
  ]);
}

/** Why, and what would help; a reason that is not known here is told as it stands. */
const REASONS: Readonly<Record<string, string>> = {
  state: 'in a provider state that is not known here; give --states, a provider-state URL or a file with values',
  'valid-request': 'with values that only a provider state gives; give --states, a provider-state URL or a file with values',
  'state-failed': 'in a provider state that could not be set up; see why the provider-state URL fails',
  unbound: 'with a value that an earlier answer should have given, and did not',
  assumed: 'only assumed, no document promises it; give --assumed or a provider-state URL',
  'read-only': 'it could write; leave out --read-only',
  budget: 'the requests that may be sent did not suffice; raise --max-requests',
  time: 'random payloads that there was no time for; raise --max-time, or lower --runs',
  'no-write-access': 'the API key may not write',
  filtered: 'left out by --only or --skip',
  'not-offered': 'the target does not offer it',
  limited: 'the target kept saying that its rate limit is spent; try again later, or with a lower --rate',
  'not-sent': 'it was not sent',
  stopped: 'the run was stopped before',
};

function told({ why, needs, scenarios, entries }: Gap): string {
  const many = scenarios === 0 ? '' : ` (${counted(scenarios, why === 'valid-request' ? 'operation' : 'case')})`;
  return `${needs}${many}${entries.length === 0 ? '' : `: ${listText(entries, 10)}`}`;
}
