import { requirements as all } from '../../suites/index.ts';
import { loadHar } from '../load/har.ts';
import type { CheckOutcome } from '../model/check.ts';
import { stopIfNothingExercised } from '../results/summary.ts';
import { judgeRecorded } from '../run/recorded.ts';
import { isSelected } from '../run/selected.ts';
import { CommandError } from './command-error.ts';
import { formatNamed } from './formats.ts';
import { ofRevision } from './revision.ts';
import { writeError } from './terminal.ts';
import { version } from './version.ts';

/** The flags that concern recorded traffic. */
export interface HarFlags {
  readonly har?: string | undefined;
  readonly format?: string | undefined;
  readonly target?: string | undefined;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly requirements?: string | undefined;
}

/** Judges the exchanges of a HAR file; nothing is sent. A `CommandError` says what is missing. */
export function judgedHar(file: string, { format: named, target, only, skip, requirements: name }: HarFlags): CheckOutcome {
  if (named === undefined)
    throw new CommandError('--har needs a format: nothing is sent that could detect it.', 'Name it: --format <name|file>.');
  const format = formatNamed(named);
  const { requirements, revision } = ofRevision(all, name);
  const recording = loadHar(file);
  const { report, unmatched } = judgeRecorded(recording, {
    format,
    requirements,
    isSelected: ({ id }) => isSelected(id, { only, skip, ...(revision === undefined ? {} : { revision }) }),
    tool: `errspec ${version()}`,
    source: file,
    ...(target === undefined ? {} : { target }),
  });
  const { messages, incomplete } = recording;
  const left = [
    ...(unmatched === 0 ? [] : [`${unmatched} of no operation in ${format.name}`]),
    ...(incomplete === 0 ? [] : [`${incomplete} without an answer or its body`]),
  ];
  writeError(`${file}: ${judgedText(messages.length - unmatched)}${left.length === 0 ? '' : `; left out: ${left.join(', ')}`}.\n`);
  const stop = stopIfNothingExercised(report);
  return stop === undefined ? { kind: 'judged', report } : { kind: 'not-judged', reason: stop, report };
}

function judgedText(count: number): string {
  return count === 1 ? '1 exchange judged' : `${count} exchanges judged`;
}
