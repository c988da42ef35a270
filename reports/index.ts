import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';

export type ReporterName = 'pretty' | 'json';

/** Every reporter by the name that `--report` knows it by. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = { pretty, json };

/** Whether there is a reporter of this name. */
export function isReporter(name: string): name is ReporterName {
  return Object.hasOwn(reporters, name);
}
