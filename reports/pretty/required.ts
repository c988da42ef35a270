import type { Unmet } from '../../src/model/required.ts';
import { labelled, listText, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** What --require demands and the run did not exercise. */
export function requiredLines(view: View): readonly string[] {
  const { required } = view.report;
  if (required === undefined || required.unmet.length === 0) return [];
  return [
    '',
    heading(view, 'Required, but not exercised'),
    '',
    ...required.unmet.flatMap((each) => labelled(`  ${view.paint.red('✗')} `, wrap(unmetText(each), view.width - 4))),
  ];
}

/** One unmet demand as a sentence. */
export function unmetText(unmet: Unmet): string {
  switch (unmet.kind) {
    case 'requirement':
      return `${unmet.requirement} (${unmet.format}) was ${unmet.verdict === 'blocked' ? 'blocked' : 'not exercised'}${unmet.reason === '' ? '' : `: ${unmet.reason}`}.`;
    case 'codes':
      return `${unmet.format}: ${unmet.observed} of ${unmet.documented} documented codes were observed; ${unmet.demanded}% are required. Missing: ${listText(unmet.missing, 20)}.`;
    default:
      return unmet satisfies never;
  }
}
