import { isAbsolute, relative } from 'node:path';
import process from 'node:process';
import { builtInFormats } from '../load/builtin.ts';
import { positionsIn } from '../load/positions.ts';
import type { DescriptionFile, Report } from '../model/report.ts';

/** The report with the lines of the descriptions that findings cite, for reporters that annotate files. Built-in formats have no file of the user's. */
export function withDescriptions(report: Report, files: Readonly<Record<string, string | undefined>>): Report {
  const descriptions = Object.entries(files).flatMap(([format, file]): readonly (readonly [string, DescriptionFile])[] => {
    if (file === undefined || builtInFormats().includes(file)) return [];
    const findings = report.results.filter((result) => result.format === format).flatMap((result) => result.findings);
    if (findings.length === 0) return [];
    return [[format, { file: fromHere(file), positions: positionsIn(file, new Set(findings.map(({ spec }) => spec))) }]];
  });
  if (descriptions.length === 0) return report;
  return { ...report, run: { ...report.run, descriptions: Object.fromEntries(descriptions) } };
}

/** CI systems know files by their path from the root of the checkout, where errspec usually runs. */
function fromHere(file: string): string {
  const path = isAbsolute(file) ? relative(process.cwd(), file) : file.replace(/^(\.[\\/])+/, '');
  return path.startsWith('..') ? file : path;
}
