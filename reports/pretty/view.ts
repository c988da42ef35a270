import { styleText } from 'node:util';
import type { Report } from '../../src/model/report.ts';
import type { ReporterOptions } from '../reporter.ts';

type Style = 'red' | 'green' | 'yellow' | 'cyan' | 'magenta' | 'dim' | 'bold';

export type Paint = Readonly<Record<Style, (text: string) => string>>;

/** What each part of the report is rendered from. */
export interface View {
  /** Its texts are escaped. */
  readonly report: Report;
  readonly options: ReporterOptions;
  readonly paint: Paint;
  /** Columns of a line. */
  readonly width: number;
}

/** The view of a cleaned report; the width is kept between 60 and 120 columns. */
export function viewOf(report: Report, options: ReporterOptions): View {
  return { report, options, paint: paintOf(options.color), width: Math.min(120, Math.max(60, options.width)) };
}

function paintOf(color: boolean): Paint {
  const style = (name: Style) => (text: string) => (color && text !== '' ? styleText(name, text, { validateStream: false }) : text);
  return {
    red: style('red'),
    green: style('green'),
    yellow: style('yellow'),
    cyan: style('cyan'),
    magenta: style('magenta'),
    dim: style('dim'),
    bold: style('bold'),
  };
}

/** A rule with a title in it, over the whole width. */
export function heading(view: View, title: string): string {
  const rest = Math.max(3, view.width - title.length - 5);
  return `${view.paint.dim('───')} ${view.paint.bold(title)} ${view.paint.dim('─'.repeat(rest))}`;
}
