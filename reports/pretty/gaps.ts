import type { Gap } from '../../src/model/report.ts';
import { counted, labelled, listed, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** What was not exercised, and what it would take. */
export function gaps(view: View): readonly string[] {
  const formats = view.report.coverage.filter(({ gaps: own }) => own.length > 0);
  if (formats.length === 0) return [];
  return [
    '',
    heading(view, 'Not exercised'),
    ...formats.flatMap(({ format, gaps: own }) => ['', view.paint.bold(format), ...own.flatMap((gap) => lines(view, gap))]),
  ];
}

function lines(view: View, gap: Gap): readonly string[] {
  const codes = gap.entries.length === 0 || gap.why === 'valid-request' ? '' : ` Codes: ${listed(gap.entries, 8)}.`;
  const trials = gap.trials === 0 ? '' : `${counted(gap.trials, gap.why === 'valid-request' ? 'operation' : 'case')}: `;
  return labelled(`  ${view.paint.cyan('·')} `, wrap(`${trials}${needed(gap)}.${codes}`, view.width - 4));
}

/** What would exercise it, in words; a reason that is not known here is told as it stands. */
function needed({ why, needs, entries }: Gap): string {
  const tell = NEEDS[why];
  return tell === undefined ? `${why} (needs ${needs})` : tell(needs, entries);
}

const NEEDS: Readonly<Record<string, (needs: string, entries: readonly string[]) => string>> = {
  state: (needs) => `the provider state "${needs}" is needed; give a provider-state URL, or a file with its values, as --states`,
  'valid-request': (needs, entries) =>
    `a valid request of ${listed(entries, 8)} needs the provider state "${needs}"; give a provider-state URL, or a file with its values, as --states`,
  'state-failed': (needs) => `a provider state could not be set up: ${needs}; see why the provider-state URL fails`,
  unbound: (needs) => `a value was missing: ${needs}; an earlier answer did not give it`,
  assumed: (needs) => `${needs} is only assumed, no document promises it; give --assumed, or a provider-state URL as --states`,
  'read-only': (needs) => `${needs} could write; leave out --read-only`,
  budget: () => 'the requests of --max-requests were spent; raise it',
  'no-write-access': () => 'the API key may not write; give one that may',
  filtered: () => '--only or --skip leave it out',
  'not-offered': (needs) => `the target does not offer ${needs}`,
  'not-sent': (needs) => `it was not sent: ${needs}`,
  stopped: () => 'the run was stopped before; let it run to its end',
};
