import type { Fault, Variant } from '../../reference/fault.ts';
import { type Reference, startReference } from '../../reference/start.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { CheckOptions } from '../../src/model/check.ts';
import type { Format } from '../../src/model/format.ts';
import type { Report } from '../../src/model/report.ts';
import { check } from '../../src/run/check.ts';
import { requirements } from '../../suites/index.ts';
import { type Asked, inProcess } from '../reference/in-process.ts';

/** What the server is made to do, and how it is reached. */
export interface Bent {
  readonly fault?: Fault;
  readonly variant?: Variant;
  /** Its provider states are kept from the run, as of a server of a stranger. */
  readonly stateless?: boolean;
  /** It listens on a port. Else it is asked in this process, but where its lie is below HTTP and needs a connection to lie on. */
  readonly overHttp?: boolean;
}

/** What the matrix asks for throughout: clean-up is never judged, and the server goes with its row, so nothing is deleted there. */
export const OF_THE_MATRIX = { keep: true, concurrency: 16 } satisfies Partial<CheckOptions>;

/** The report of a run, in this process, of one format against the reference server as it is bent. */
export async function judged(
  format: string,
  { overHttp = false, stateless = false, ...bent }: Bent,
  more: Partial<CheckOptions> = {},
): Promise<Report> {
  const isBelowHttp = (bent.fault ?? bent.variant)?.seams.writes !== undefined;
  const reference =
    overHttp || isBelowHttp ? await startReference({ formats: [format], ...bent }) : inProcess({ formats: [format], ...bent });
  try {
    return await judgedAt(reference, format, { more, stateless });
  } finally {
    await reference.close();
  }
}

async function judgedAt(
  reference: Reference | Asked,
  format: string,
  { more, stateless }: { more: Partial<CheckOptions>; stateless: boolean },
): Promise<Report> {
  const target = reference.targets[format];
  if (target === undefined) throw new Error(`The reference server does not serve ${format}`);
  const outcome = await check({
    formats: [{ format: described(format), target, apiKey: reference.apiKey, ...(stateless ? {} : { statesUrl: reference.states }) }],
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
  if (outcome.report === undefined) throw new Error(`Not judged: ${JSON.stringify(outcome.kind === 'not-judged' ? outcome.reason : {})}`);
  return outcome.report;
}

const loaded = new Map<string, Format>();

/** The built-in format, read once for all rows: what its schemas are compiled to is kept with it. */
function described(name: string): Format {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const format = loadBuiltIn(name);
  loaded.set(name, format);
  return format;
}

/** Ids of the requirements that failed, sorted. */
export function failed(report: Report): readonly string[] {
  return report.results.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
}

/** Ids of those that could not be judged because of an error of ours. */
export function errored(report: Report): readonly string[] {
  return report.results.filter(({ verdict }) => verdict === 'errored').map(({ id, reason }) => `${id}: ${reason ?? ''}`);
}
