import { fork } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { isObject, type Json, member } from '../../json/json.ts';

/** What pact-core's verifier is told. */
export interface VerifierOptions {
  /** Its path is put before those of the interactions. */
  readonly providerBaseUrl: string;
  readonly provider: string;
  /** Files. */
  readonly pactUrls: readonly string[];
  readonly providerStatesSetupUrl: string;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  readonly customProviderHeaders?: Readonly<Record<string, string>>;
}

export type VerifierResult =
  /** What it says of each interaction. */
  | { readonly kind: 'done'; readonly results: Json }
  /** The package is not installed. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'interrupted' };

/** Runs the verifier in a child process and ends that when `signal` aborts. Never rejects. */
export async function runVerifier(options: VerifierOptions, signal: AbortSignal): Promise<VerifierResult> {
  if (signal.aborted) return { kind: 'interrupted' };
  const here = import.meta.url;
  const child = fork(fileURLToPath(new URL(here.endsWith('.ts') ? './child.ts' : './child.js', here)), [], {
    env: surroundings(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (printed = `${printed}${part}`.slice(-4_000)));
  return await new Promise((resolve) => {
    const stop = () => {
      child.kill('SIGKILL');
      resolve({ kind: 'interrupted' });
    };
    signal.addEventListener('abort', stop, { once: true });
    const settle = (result: VerifierResult) => {
      signal.removeEventListener('abort', stop);
      resolve(result);
    };
    child.once('message', (message) => settle(resultOf(message)));
    child.once('error', (error) => settle({ kind: 'failed', why: error.message }));
    child.once('exit', (code, by) => {
      const gone = () =>
        settle({ kind: 'failed', why: `it ended with ${by ?? code} and said: ${stripVTControlCharacters(printed).trim().slice(-500)}` });
      // What it sent may come after the news of its end.
      if (child.connected) child.once('disconnect', gone);
      else gone();
    });
    // A child that is gone already is told by its end.
    child.send({ ...options, providerStatesSetupTeardown: true, logLevel: 'error', failIfNoPactsFound: true }, () => {});
  });
}

/** Settings of a broker, filters, and a proxy (which `check` does not use either) would be obeyed by the verifier behind our back; keys it gets in its options. */
function surroundings(): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(([name]) => !/^(PACT_|ERRSPEC_)|_proxy$/i.test(name));
  return { ...Object.fromEntries(ours), PACT_DO_NOT_TRACK: 'true' };
}

function resultOf(message: unknown): VerifierResult {
  const kind = isObject(message) ? message['kind'] : undefined;
  if (kind === 'missing') return { kind: 'missing' };
  const result = isObject(message) ? message['result'] : undefined;
  const text = typeof result === 'string' ? result : '';
  try {
    // A verification with failures is rejected, and the message of the error is the same JSON.
    const results: Json = JSON.parse(text);
    if (member(results, 'interactionResults') !== undefined) return { kind: 'done', results };
  } catch {
    // No JSON: the verifier did not come to a result.
  }
  return { kind: 'failed', why: text === '' ? 'it said nothing' : text.slice(0, 500) };
}
