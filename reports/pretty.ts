import { baselineLines } from './pretty/baseline.ts';
import { coverage } from './pretty/coverage.ts';
import { failures } from './pretty/failures.ts';
import { flaky } from './pretty/flaky.ts';
import { gaps } from './pretty/gaps.ts';
import { errors, messageLines } from './pretty/messages.ts';
import { requiredLines } from './pretty/required.ts';
import { opening, summaryLines } from './pretty/summary.ts';
import { tree } from './pretty/tree.ts';
import { viewOf } from './pretty/view.ts';
import { whatToDo } from './pretty/what-to-do.ts';
import type { Reporter } from './reporter.ts';
import { withoutCommands } from './shared/ci-commands.ts';
import { terminalSafe } from './shared/clean.ts';

/** For people at a terminal: results by area, each failure with its example, coverage, gaps, what the exit code means, and what to do. */
export const pretty: Reporter = (report, options) => {
  const view = viewOf(terminalSafe(report), options);
  const parts = [
    opening,
    tree,
    failures,
    flaky,
    errors,
    coverage,
    gaps,
    messageLines,
    baselineLines,
    requiredLines,
    summaryLines,
    whatToDo,
  ];
  return `${withoutCommands(parts.flatMap((part) => part(view)).join('\n'))}\n`;
};
