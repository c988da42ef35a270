import type { FreshKeys, Subject } from '../model/check.ts';
import type { Header } from '../model/exchange.ts';
import type { Format } from '../model/format.ts';
import type { OpenWire } from '../model/wire.ts';
import { CommandError } from './command-error.ts';
import { type DialectFlags, spokenFormat } from './dialect.ts';
import { formatsNamed } from './formats.ts';
import { suggestion } from './similar.ts';
import { writeError } from './terminal.ts';

/** The target as the command line or the environment names it. */
export interface TargetFlags extends DialectFlags {
  readonly target?: string | undefined;
  readonly embedded?: boolean | undefined;
  readonly format?: string | undefined;
  readonly freshKeys?: FreshKeys | undefined;
  readonly states?: string | undefined;
}

/** What to judge; `close` ends what was started for it. */
export interface Subjects {
  readonly subjects: readonly Subject[];
  /** Requests that were sent to detect the format. */
  readonly sent: number;
  readonly close: () => Promise<void>;
}

/** How requests are sent to detect the format of a target. */
export interface Asking {
  readonly timeoutMs: number;
  readonly headers: readonly Header[];
  readonly signal: AbortSignal;
  readonly maxRequests?: number | undefined;
  /** Replaces the direct connection to the target. */
  readonly wire?: OpenWire | undefined;
}

/**
 * The target with its format, or the embedded reference server with its formats. Without either it throws a `CommandError`: a run that
 * lost its target, by an unset variable say, must not pass.
 */
export async function subjectsOf(flags: TargetFlags, asking: Asking): Promise<Subjects> {
  const { target, embedded } = flags;
  if (target !== undefined && embedded === true)
    throw new CommandError(
      'Both a target and --embedded are given.',
      'Leave out --embedded to judge the target.',
      'Leave out --target, and unset ERRSPEC_TARGET, to judge the embedded server.',
    );
  if (target !== undefined) return await targetSubject(target, flags, asking);
  if (embedded === true) return await embeddedSubjects(flags);
  throw new CommandError(
    'No target is given.',
    'Judge a server of yours: --target <url>, the base URL to which operation paths are appended.',
    'Or set the environment variable ERRSPEC_TARGET to that URL.',
    'Or judge the embedded reference server: --embedded.',
  );
}

/** What a dry run is about: the target, or the embedded server, which is not started. */
export async function drySubjects({ target, embedded, format: named, apiKey, states }: TargetFlags): Promise<readonly Subject[]> {
  if (target === undefined && embedded !== true)
    throw new CommandError('No target is given.', 'Give --target <url>, or --embedded for the reference server.');
  if (target !== undefined && named === undefined)
    throw new CommandError('--dry-run sends nothing, so it cannot detect the format.', 'Name the format: --format NAME.');
  const source = await statesSource(states);
  return formatsNamed(named === undefined ? [] : [named]).map((format) => ({
    format,
    target: target ?? `http://embedded.invalid/${format.name}`,
    ...source,
    ...(embedded === true ? { statesUrl: 'http://embedded.invalid/_states' } : {}),
    ...(apiKey === undefined ? {} : { apiKey }),
  }));
}

async function targetSubject(target: string, flags: TargetFlags, asking: Asking): Promise<Subjects> {
  const { format: named, apiKey, freshKeys, states } = flags;
  const source = await statesSource(states);
  const { format, sent } = named === undefined ? await detected(target, asking) : await spokenFormat(named, target, flags, asking);
  const subject: Subject = { format, target, ...source, ...givenAccess({ apiKey, freshKeys }) };
  return { subjects: [subject], sent, close: async () => {} };
}

/** The access of a subject, without what is not given. */
function givenAccess({ apiKey, freshKeys }: Pick<TargetFlags, 'apiKey' | 'freshKeys'>): Pick<Subject, 'apiKey' | 'freshKeys'> {
  return { ...(apiKey === undefined ? {} : { apiKey }), ...(freshKeys === undefined ? {} : { freshKeys }) };
}

/** Starts the embedded server with the format that is named, else with all built-in ones. */
export async function embeddedSubjects({ format, states, apiKey }: TargetFlags): Promise<Subjects> {
  if (states !== undefined) {
    throw new CommandError(
      '--states needs a target; the embedded server has its own provider states.',
      'Give --target <url>, or leave --states out (and unset ERRSPEC_STATES).',
    );
  }
  const formats = formatsNamed(format === undefined ? [] : [format]);
  const { startReference } = await import('../../reference/start.ts');
  const reference = await startReference({ formats: formats.map(({ name }) => name), ...(apiKey === undefined ? {} : { apiKey }) }).catch(
    (error: unknown) => {
      throw new CommandError(error instanceof Error ? error.message : String(error), 'Give --target <url> to check a server of your own.');
    },
  );
  writeError('Judging the embedded reference server.\n');
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
      throw new CommandError('--states is not a valid URL.', 'Give the provider-state URL, or a YAML or JSON file with values by state.');
    if (url.username !== '' || url.password !== '')
      throw new CommandError('The URL of --states contains a user or a password, which would not be sent.', 'Leave them out.');
    return { statesUrl: given };
  }
  const { loadStates } = await import('../load/states-file.ts');
  return { handStates: loadStates(given) };
}

async function detected(target: string, { maxRequests, ...asking }: Asking): Promise<{ readonly format: Format; readonly sent: number }> {
  const { detectFormat } = await import('../run/detect.ts');
  const formats = formatsNamed([]);
  const detection = await detectFormat(target, formats, { ...asking, ...(maxRequests === undefined ? {} : { maxRequests }) });
  if (detection.kind === 'found') {
    writeError(`${target} speaks ${detection.format.name}.\n`);
    return detection;
  }
  const names = formats.map(({ name }) => name);
  if (detection.kind === 'no-requests') {
    throw new CommandError(
      `The request budget is too small to detect the format of ${target}.`,
      `Name the format: --format NAME. ${suggestion('', names)}`,
      'Or raise --max-requests: detection sends one request per format.',
    );
  }
  if (detection.failure !== undefined) {
    throw new CommandError(
      `Nothing answers at ${target}: ${detection.failure}.`,
      detection.failure === 'tls'
        ? 'The certificate is not trusted. Trust its authority: --ca FILE. To accept any certificate: --insecure.'
        : 'Check the address, and that the server is running.',
    );
  }
  const by = detection.answeredBy?.name ?? detection.answeredBy?.who;
  throw new CommandError(
    `No known error format fits the answers of ${target}${by === undefined || by === 'unknown' ? '' : ` (answered by: ${by})`}.`,
    `Name the format: --format NAME. ${suggestion('', names)}`,
    'Check that --target is the base URL to which operation paths are appended, its base path included.',
  );
}
