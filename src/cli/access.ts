import { spawn } from 'node:child_process';
import { visible } from '../../reports/shared/visible.ts';
import type { FreshKeys } from '../model/check.ts';
import type { OpenWire } from '../model/wire.ts';
import { fetchToken } from '../send/client-credentials.ts';
import { freshKeys } from '../send/fresh-keys.ts';
import { CommandError } from './command-error.ts';
import { failureLines } from './failures.ts';
import { writeError } from './terminal.ts';

/** How the command line gives access to the target. */
export interface AccessFlags {
  readonly apiKey?: string | undefined;
  readonly authCommand?: string | undefined;
  readonly oauthTokenUrl?: string | undefined;
  readonly oauthClientId?: string | undefined;
  readonly oauthClientSecret?: string | undefined;
  readonly oauthScope?: string | undefined;
}

/** The key of a run, and where new ones are from, if keys expire. */
export interface GivenAccess {
  readonly apiKey?: string;
  readonly freshKeys?: FreshKeys;
}

/** Where keys are from: a command, or a token endpoint. Throws a `CommandError` if there is none, which says why. */
type KeyOrigin = () => Promise<string>;

/** A command gets so long to print a key. */
const COMMAND_MS = 60_000;

/** The first key of a run. A command or token endpoint is asked for it, and asked again once the target rejects it. */
export async function accessOf(
  flags: AccessFlags,
  network: { readonly wire: OpenWire | undefined; readonly timeoutMs: number },
): Promise<GivenAccess> {
  const origin = originOf(flags, network);
  if (origin === undefined) return flags.apiKey === undefined ? {} : { apiKey: flags.apiKey };
  if (flags.apiKey !== undefined)
    throw new CommandError(
      'An API key is given, and also where to get one.',
      'Leave out --api-key (and unset ERRSPEC_API_KEY), or --auth-command and the --oauth options.',
    );
  const apiKey = await origin();
  const again = async () => {
    try {
      return await origin();
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      writeError(failureLines(`no new key: ${error.message}`, ['The run goes on with the old one, which the target rejects.']));
      return undefined;
    }
  };
  return { apiKey, freshKeys: freshKeys(apiKey, again) };
}

function originOf(flags: AccessFlags, network: { readonly wire: OpenWire | undefined; readonly timeoutMs: number }): KeyOrigin | undefined {
  const { authCommand, oauthTokenUrl: tokenUrl, oauthClientId: clientId, oauthClientSecret: clientSecret, oauthScope: scope } = flags;
  const oauth = [tokenUrl, clientId, clientSecret].filter((each) => each !== undefined);
  if (oauth.length === 0 && scope === undefined) return authCommand === undefined ? undefined : () => keyPrinted(authCommand);
  if (authCommand !== undefined) throw new CommandError('Both --auth-command and --oauth options are given.', 'Give one of them.');
  if (tokenUrl === undefined || clientId === undefined || clientSecret === undefined)
    throw new CommandError(
      'OAuth needs a token URL, a client id and a client secret.',
      'Give oauth-token-url, oauth-client-id and oauth-client-secret in errspec.yaml, or as options.',
    );
  return async () => {
    const outcome = await fetchToken({ tokenUrl, clientId, clientSecret, scope }, network);
    if (outcome.kind === 'token') return checked(outcome.token, 'The token endpoint');
    throw new CommandError(
      `The token endpoint ${tokenUrl.replace(/[?#].*$/s, '')} gives no token: ${visible(outcome.why)}.`,
      'Check --oauth-token-url, --oauth-client-id, --oauth-client-secret and --oauth-scope.',
    );
  };
}

/** What a shell command prints on stdout, which is never shown. */
async function keyPrinted(command: string): Promise<string> {
  const ran = await runCommand(command);
  if (ran.failure === undefined) return checked(ran.stdout.trim(), '--auth-command');
  const said = ran.stderr.trim().split('\n').slice(-5).map(visible).join('\n  | ');
  throw new CommandError(
    `--auth-command failed (${ran.failure}).${said === '' ? '' : `\n  | ${said}`}`,
    'Run the command in a shell: it must print a key on stdout, and exit with 0.',
  );
}

interface RanCommand {
  readonly stdout: string;
  readonly stderr: string;
  readonly failure: string | undefined;
}

function runCommand(command: string): Promise<RanCommand> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'], timeout: COMMAND_MS });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout = (stdout + chunk).slice(0, 100_000)));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr = (stderr + chunk).slice(-10_000)));
    child.once('error', (error) => resolve({ stdout, stderr, failure: error.message }));
    child.once('close', (code, signal) => {
      const failure = code === 0 ? undefined : code === null ? `signal ${signal}` : `exit code ${code}`;
      resolve({ stdout, stderr, failure });
    });
  });
}

function checked(key: string, from: string): string {
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new CommandError(
    `${from} gives no key: ${key === '' ? 'it is empty' : 'it has a space, a line break or another character that cannot be sent in a header'}.`,
    'A key is one word of ASCII characters.',
  );
}
