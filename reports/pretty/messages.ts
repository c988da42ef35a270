import { noteSentence } from '../notes.ts';
import { labelled, wrap } from './text.ts';
import { heading, type View } from './view.ts';

/** Our own errors: requirements that could not be judged because errspec failed, not the server. */
export function errors(view: View): readonly string[] {
  const errored = view.report.results.filter(({ verdict }) => verdict === 'errored');
  if (errored.length === 0) return [];
  return [
    '',
    heading(view, 'Errors of errspec itself'),
    '',
    ...errored.flatMap(({ id, format, reason }) =>
      labelled('  ', wrap(`${id} (${format}): ${reason ?? 'no reason is known'}`, view.width - 2)).map(view.paint.magenta),
    ),
    ...wrap('These are not faults of the server. Please report them, with the JSON report (--report json=FILE).', view.width - 2).map(
      (line) => `  ${line}`,
    ),
  ];
}

/** Notes and warnings of the run. */
export function messageLines(view: View): readonly string[] {
  const { notes, warnings } = view.report.run;
  if (notes.length === 0 && warnings.length === 0) return [];
  const line = (label: string, text: string) => labelled(label, wrap(text, view.width - label.length));
  return [
    '',
    heading(view, 'Notes'),
    '',
    ...warnings.flatMap((note) => line('  Warning: ', noteSentence(note)).map(view.paint.yellow)),
    ...notes.flatMap((note) => line('  ', noteSentence(note))),
  ];
}
