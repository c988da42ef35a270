import type { Stop, Subject } from '../../model/check.ts';
import type { Header } from '../../model/exchange.ts';
import { probeConnection } from '../../send/probe-connection.ts';
import { createStates } from '../../send/states.ts';
import type { Round } from '../rounds.ts';

/** How requests of a verification are sent. */
export interface VerifyOptions {
  /** Milliseconds for one answer. */
  readonly timeoutMs: number;
  readonly headers: readonly Header[];
  readonly signal: AbortSignal;
  /** Name and version of errspec: `errspec 0.1.0`. */
  readonly tool: string;
}

/** Why a target cannot be judged, after a smoke test of it; `undefined` if it can. */
export type Contact = (subject: Subject, options: VerifyOptions) => Promise<Stop | undefined>;

/**
 * Why pacts cannot be verified on a target: nothing answers there or at its provider-state URL, no answer is in the format, or the key is
 * refused. The verifier would report each of these for every interaction, and wait each time. `undefined` if they can be verified.
 */
export async function stopOf({ subject }: Round, options: VerifyOptions, contact: Contact): Promise<Stop | undefined> {
  return (await stopAtTarget(subject, options, contact)) ?? (await stopAtStates(subject, options));
}

async function stopAtTarget(subject: Round['subject'], options: VerifyOptions, contact: Contact): Promise<Stop | undefined> {
  const { format, target } = subject;
  if (format !== undefined) return await contact({ ...subject, format }, options);
  const failed = await probeConnection(target, options);
  return failed === undefined ? undefined : { code: 'nothing-answers', format: undefined, failure: failed.failure, cause: failed.detail };
}

async function stopAtStates({ statesUrl }: Round['subject'], { timeoutMs, signal, tool }: VerifyOptions): Promise<Stop | undefined> {
  if (statesUrl === undefined) return undefined;
  const states = createStates({ url: statesUrl, hand: undefined, tool, timeoutMs, connections: 1, signal });
  try {
    const reached = await states.reachable();
    if (reached.kind === 'done') return undefined;
    const { origin, pathname } = new URL(statesUrl);
    return { code: 'states-unreachable', format: undefined, url: origin + pathname, cause: reached.detail };
  } finally {
    await states.close();
  }
}
