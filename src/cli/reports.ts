import { member } from '../json/json.ts';
import { builtInFormats } from '../load/builtin.ts';
import { loadReport, ReportError } from '../load/report.ts';
import type { Format, PolicyName } from '../model/format.ts';
import type { Report, RunInfo } from '../model/report.ts';
import { CommandError } from './command-error.ts';
import { formatNamed } from './formats.ts';

/** Reads a report. A file that is not one throws a `CommandError`. */
export function reportFrom(file: string): Report {
  try {
    return loadReport(file);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new CommandError(error.message, 'Give a report that `errspec check --report json=FILE` wrote.');
  }
}

/** The formats that reports name. */
export interface FormatFinder {
  /** Names of the descriptions that were given. */
  readonly given: readonly string[];
  /** Finds a format among the given descriptions, then among the built-in ones; throws a `CommandError` if there is none. */
  readonly formatOf: (name: string) => Format;
}

/** Finds formats by the names that reports use. */
export function formatFinder(given: readonly string[]): FormatFinder {
  const own = new Map(given.map((name) => formatNamed(name)).map((format) => [format.name, format]));
  const found = new Map<string, Format>(own);
  const formatOf = (name: string): Format => {
    const known = found.get(name);
    if (known !== undefined) return known;
    if (!builtInFormats().includes(name))
      throw new CommandError(
        `The report is of the format "${name}", which is not built in${own.size === 0 ? '' : ` and differs from --format (${[...own.keys()].join(', ')})`}.`,
        'Give its description: --format FILE',
      );
    const format = formatNamed(name);
    found.set(name, format);
    return format;
  };
  return { given: [...own.keys()], formatOf };
}

/** The HTTP status policy that a run required. */
export function policyOfReport({ options }: RunInfo): PolicyName | 'any' {
  const policy = member(options, 'httpStatus');
  return policy === 'mirror' || policy === 'ok' ? policy : 'any';
}
