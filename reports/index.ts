import { badge } from './badge.ts';
import { ctrf } from './ctrf.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { har } from './har.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { pretty } from './pretty.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';

/** Every reporter by the name that `--report` knows it by. A new one needs a line here and nothing else. */
export const reporters = {
  pretty,
  json,
  junit,
  markdown,
  html,
  github,
  gitlab,
  sarif,
  ctrf,
  har,
  ndjson,
  badge,
} as const satisfies Readonly<Record<string, Reporter>>;

export type ReporterName = keyof typeof reporters;

/** Whether there is a reporter of this name. */
export function isReporter(name: string): name is ReporterName {
  return Object.hasOwn(reporters, name);
}
