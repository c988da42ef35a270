import { type CauseLine, causeCounts, causeLines } from '../shared/cause-line.ts';
import { labelled, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** The end of the report, where logs are read from: one entry for each probable cause, with the command that shows it again. */
export function whatToDo(view: View): readonly string[] {
  const lines = causeLines(view.report, view.options);
  if (lines.length === 0) return [];
  return ['', heading(view, `What to do: ${causeCounts(lines, view.report)}`), '', ...lines.flatMap((line) => entry(view, line))];
}

function entry({ paint, width, options }: View, line: CauseLine): readonly string[] {
  const { letter, operations, exchanged, sentence, requirements, seen, isNote, replay } = line;
  const parts = [operations, ...(exchanged === '' ? [] : [exchanged]), sentence, requirements, seen, ...(isNote ? ['SHOULD'] : [])];
  const label = `  ${(isNote ? paint.yellow : paint.red)(letter.padEnd(2))} `;
  return [
    ...labelled(label, wrap(parts.join(' · '), width - 5)),
    ...(replay === undefined || options.file === undefined ? [] : [paint.dim(`     ${replay}`)]),
  ];
}
