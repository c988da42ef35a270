import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';

/** Every reporter by the name that `--report` knows it by. A new one needs a line here and nothing else. */
export const reporters = {
  pretty,
  json,
} as const satisfies Readonly<Record<string, Reporter>>;

export type ReporterName = keyof typeof reporters;

/** Whether there is a reporter of this name. */
export function isReporter(name: string): name is ReporterName {
  return Object.hasOwn(reporters, name);
}
