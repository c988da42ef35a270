import type { Gap } from '../../src/model/report.ts';
import { counted, labelled, listed, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** What was not exercised, and what it would take. */
export function gaps(view: View): readonly string[] {
  const formats = view.report.coverage.filter(({ gaps: own }) => own.length > 0);
  if (formats.length === 0) return [];
  return ['', heading(view, 'Not exercised'), ...formats.flatMap(({ format, gaps: own }) => ['', view.paint.bold(format), ...own.flatMap((gap) => lines(view, gap))])];
}

function lines(view: View, gap: Gap): readonly string[] {
  const codes = gap.entries.length === 0 ? '' : ` Codes: ${listed(gap.entries, 8)}.`;
  return labelled(`  ${view.paint.cyan('·')} `, wrap(`${counted(gap.trials, 'trial')}: ${needed(gap)}.${codes}`, view.width - 4)).map((line, index) =>
    index === 0 ? line : `    ${line.trimStart()}`,
  );
}

/** What would exercise it, in words; a reason that is not known here is told as it stands. */
function needed(gap: Gap): string {
  const tell = NEEDS[gap.why];
  return tell === undefined ? `${gap.why} (needs ${gap.needs})` : tell(gap.needs);
}

const NEEDS: Readonly<Record<string, (needs: string) => string>> = {
  state: (needs) => `the provider state "${needs}" is needed; name its values or a provider-state URL with --states`,
  assumed: () => 'no document promises this, it is assumed; give --assumed, or a provider-state URL with --states',
  'read-only': () => 'it could write; leave out --read-only',
  budget: () => 'the requests of --max-requests were spent; raise it',
  'no-write-access': () => 'the API key may not write; give one that may',
  filtered: () => '--only or --skip leave it out',
  'not-offered': (needs) => `the target does not offer it${needs === '' ? '' : ` (${needs})`}`,
  interrupted: () => 'the run was interrupted; let it run to its end',
};
