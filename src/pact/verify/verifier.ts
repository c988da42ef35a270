import { fork } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { isObject, type Json, member } from '../../json/json.ts';

/** Options of pact-core's verifier. */
export interface VerifierOptions {
  /** Its path is the prefix of the interactions' paths. */
  readonly providerBaseUrl: string;
  readonly provider: string;
  /** Paths of pact files. */
  readonly pactUrls: readonly string[];
  readonly providerStatesSetupUrl: string;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  readonly customProviderHeaders?: Readonly<Record<string, string>>;
}

export type VerifierResult =
  /** The verifier's JSON, with a result for each interaction. */
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
      // Its last message may arrive after its exit event.
      if (child.connected) child.once('disconnect', gone);
      else gone();
    });
    // If the child has exited already, its exit event settles the promise.
    child.send({ ...options, providerStatesSetupTeardown: true, logLevel: 'error', failIfNoPactsFound: true }, () => {});
  });
}

/** The environment of the verifier, without variables for brokers, filters and proxies: it would obey them although errspec does not use them. Keys come in its options. */
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
    // A verification with failures rejects, with the same JSON as the error's message.
    const results: Json = JSON.parse(text);
    if (member(results, 'interactionResults') !== undefined) return { kind: 'done', results };
  } catch {
    // Without JSON the verifier has no result.
  }
  return { kind: 'failed', why: text === '' ? 'it said nothing' : text.slice(0, 500) };
}
