import process from 'node:process';
import type { Subject } from '../model/check.ts';
import type { Header } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import { CommandError } from './command-error.ts';
import { formatNamed, formatsNamed } from './formats.ts';
import { apiKey as apiKeyOf } from './options.ts';
import { suggestion } from './similar.ts';
import { writeError } from './terminal.ts';

/** What is said of the target on the command line. */
export interface TargetFlags {
  readonly target?: string;
  readonly format?: string;
  readonly apiKey?: string;
  readonly states?: string;
}

/** What is to be judged; `close` ends what was started for it. */
export interface Subjects {
  readonly subjects: readonly Subject[];
  /** Requests that it took to tell the format. */
  readonly sent: number;
  readonly close: () => Promise<void>;
}

/** How the target may be asked which format it speaks. */
export interface Asking {
  readonly timeoutMs: number;
  readonly headers: readonly Header[];
  readonly signal: AbortSignal;
  /** All that may be sent. */
  readonly maxRequests?: number;
}

/** The target with its format, or the embedded reference server with all its formats where no target is given. */
export async function subjectsOf(flags: TargetFlags, asking: Asking): Promise<Subjects> {
  if (flags.target === undefined) return embedded(flags);
  const key = flags.apiKey ?? keyOfEnvironment();
  const states = await statesSource(flags.states);
  const { format, sent } =
    flags.format === undefined ? await detected(flags.target, asking) : { format: formatNamed(flags.format), sent: 0 };
  const subject: Subject = { format, target: flags.target, ...states, ...(key === undefined ? {} : { apiKey: key }) };
  return { subjects: [subject], sent, close: async () => {} };
}

/** Set but empty is not set: so CI systems hand over a secret that is missing. */
export function keyOfEnvironment(): string | undefined {
  const key = process.env['ERRSPEC_API_KEY'];
  return key === undefined || key === '' ? undefined : apiKeyOf(key);
}

async function embedded({ format, states, apiKey }: TargetFlags): Promise<Subjects> {
  if (states !== undefined) {
    throw new CommandError(
      '--states belongs to a target, and none is given.',
      'Give --target URL, or leave --states out: the embedded server has its own.',
    );
  }
  const formats = formatsNamed(format === undefined ? [] : [format]);
  const { startReference } = await import('../../reference/start.ts');
  const reference = await startReference({ formats: formats.map(({ name }) => name), ...(apiKey === undefined ? {} : { apiKey }) }).catch(
    (error: unknown) => {
      throw new CommandError(error instanceof Error ? error.message : String(error), 'Give --target URL to check a server of your own.');
    },
  );
  writeError('No --target: the embedded reference server is checked.\n');
  const subjects = formats.flatMap((one): readonly Subject[] => {
    const target = reference.targets[one.name];
    return target === undefined ? [] : [{ format: one, target, statesUrl: reference.states, apiKey: reference.apiKey }];
  });
  return { subjects, sent: 0, close: reference.close };
}

/** A provider-state URL, or a file of values. */
export async function statesSource(given: string | undefined): Promise<Pick<Subject, 'statesUrl' | 'handStates'>> {
  if (given === undefined) return {};
  if (/^https?:\/\//i.test(given)) {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    if (url === undefined)
      throw new CommandError('--states is no URL.', 'Give the provider-state URL, or a YAML or JSON file with values by state.');
    if (url.username !== '' || url.password !== '')
      throw new CommandError('The URL of --states holds a user or a password, which would not be sent.', 'Leave them out.');
    return { statesUrl: given };
  }
  const { loadStates } = await import('../load/states.ts');
  return { handStates: loadStates(given) };
}

async function detected(target: string, asking: Asking): Promise<{ readonly format: Format; readonly sent: number }> {
  const { detectFormat } = await import('../run/detect.ts');
  const formats = formatsNamed([]);
  const detection = await detectFormat(target, formats, asking);
  if (detection.kind === 'found') {
    writeError(`${target} speaks ${detection.format.name}.\n`);
    return detection;
  }
  const names = formats.map(({ name }) => name);
  if (detection.kind === 'no-requests') {
    throw new CommandError(
      `The requests that may be sent do not suffice to tell the format of ${target}.`,
      `Name the format: --format NAME. ${suggestion('', names)}`,
      'Or raise --max-requests: one is sent for each format.',
    );
  }
  if (detection.failure !== undefined) {
    throw new CommandError(`Nothing answers at ${target}: ${detection.failure}.`, 'Check the address, and that the server is running.');
  }
  const by = detection.answeredBy?.name ?? detection.answeredBy?.who;
  throw new CommandError(
    `No format that errspec knows reads the answers of ${target}${by === undefined || by === 'unknown' ? '' : ` (they come from: ${by})`}.`,
    `Name the format: --format NAME. ${suggestion('', names)}`,
    'Check that --target is the base URL to which operation paths are appended, its base path included.',
  );
}
