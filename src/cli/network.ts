import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { OpenWire } from '../model/wire.ts';
import { type Network, wireOver } from '../send/wire.ts';
import { CommandError } from './command-error.ts';
import { writeError } from './terminal.ts';

/** How the command line says that the network is reached. */
export interface NetworkFlags {
  readonly proxy?: string | undefined;
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly insecure?: boolean | undefined;
}

/** Variables by which a machine names its proxies. */
const PROXY_VARIABLES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'];

/**
 * The connection that the flags and the environment ask for; `undefined` for a direct one with the certificates of this machine. It warns of
 * `--insecure`, unless it is `quiet` because another call warns.
 */
export function networkWire({ proxy, ca, cert, keyFile, insecure }: NetworkFlags, how: 'warn' | 'quiet' = 'warn'): OpenWire | undefined {
  if ((cert === undefined) !== (keyFile === undefined))
    throw new CommandError('--cert and --key-file belong together.', 'Give both: the client certificate and its key, as PEM files.');
  const fromEnvironment = PROXY_VARIABLES.some((name) => (process.env[name] ?? '') !== '') ? 'environment' : undefined;
  const network: Network = {
    proxy: proxy ?? fromEnvironment,
    ca: pemOf('--ca', ca),
    cert: pemOf('--cert', cert),
    key: pemOf('--key-file', keyFile),
    insecure,
  };
  if (insecure === true && how === 'warn')
    writeError('--insecure: certificates are not checked. Anybody between you and the target can read the key.\n');
  return Object.values(network).some((value) => value !== undefined && value !== false) ? wireOver(network) : undefined;
}

function pemOf(option: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN ')) return text;
  } catch (error) {
    throw new CommandError(
      `${option}: ${file} cannot be read (${error instanceof Error ? error.message : String(error)}).`,
      'Give a PEM file.',
    );
  }
  throw new CommandError(`${option}: ${file} is not a PEM file.`, 'Give a text file that begins with -----BEGIN …');
}
