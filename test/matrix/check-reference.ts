import type { Fault, Variant } from '../../reference/fault.ts';
import { type Reference, startReference } from '../../reference/start.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import type { Format } from '../../src/model/format.ts';
import type { Report } from '../../src/model/report.ts';
import { check } from '../../src/run/check.ts';
import { requirements } from '../../suites/index.ts';
import { type InProcessReference, inProcess } from '../reference/in-process.ts';

/** How the reference server behaves, and how it is reached. */
export interface ReferenceSetup {
  readonly fault?: Fault;
  readonly variant?: Variant;
  /** Hides the provider-state URL from the run. */
  readonly stateless?: boolean;
  /** Listens on a port. Otherwise it is called in process, unless its fault is below HTTP. */
  readonly overHttp?: boolean;
}

/** Options of all matrix runs. They skip clean-up, because each row has its own server. */
export const MATRIX_OPTIONS = { keep: true, concurrency: 16 } satisfies Partial<CheckOptions>;

/** Checks the reference server of one format, in this process, and returns the report. */
export async function checkReference(
  format: string,
  { overHttp = false, stateless = false, ...change }: ReferenceSetup,
  more: Partial<CheckOptions> = {},
): Promise<Report> {
  const isBelowHttp = (change.fault ?? change.variant)?.seams.writes !== undefined;
  const reference =
    overHttp || isBelowHttp ? await startReference({ formats: [format], ...change }) : inProcess({ formats: [format], ...change });
  try {
    return await checkAt(reference, format, { more, stateless });
  } finally {
    await reference.close();
  }
}

async function checkAt(
  reference: Reference | InProcessReference,
  format: string,
  { more, stateless }: { more: Partial<CheckOptions>; stateless: boolean },
): Promise<Report> {
  const target = reference.targets[format];
  if (target === undefined) throw new Error(`The reference server does not serve ${format}`);
  const outcome = await check({
    formats: [{ format: loadedFormat(format), target, apiKey: reference.apiKey, ...(stateless ? {} : { statesUrl: reference.states }) }],
    requirements,
    seed: 1,
    concurrency: 8,
    timeoutMs: 10_000,
    headers: [],
    httpStatus: 'any',
    readOnly: false,
    assumed: !stateless,
    strict: true,
    only: [],
    skip: [],
    keep: false,
    signal: new AbortController().signal,
    onProgress: () => {},
    tool: 'errspec test',
    ...('wire' in reference ? { wire: reference.wire } : {}),
    ...more,
  });
  if (outcome.report === undefined)
    throw new Error(`The run was not judged: ${JSON.stringify(outcome.kind === 'not-judged' ? outcome.reason : {})}`);
  return outcome.report;
}

const loaded = new Map<string, Format>();

/** Loads a built-in format once for all rows, because compiled schemas are cached with it. */
function loadedFormat(name: string): Format {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const format = loadBuiltIn(name);
  loaded.set(name, format);
  return format;
}

/** Ids of the requirements that failed, sorted. */
export function failedIds(report: Report): readonly string[] {
  return report.results.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
}

/** Ids and reasons of the requirements that could not be judged because of an error of errspec. */
export function erroredIds(report: Report): readonly string[] {
  return report.results.filter(({ verdict }) => verdict === 'errored').map(({ id, reason }) => `${id}: ${reason ?? ''}`);
}
