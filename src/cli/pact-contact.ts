import type { Stop, Subject } from '../model/check.ts';
import { contact, type DetectOptions } from '../run/detect.ts';
import { probeConnection } from '../send/probe-connection.ts';
import { createStates } from '../send/states.ts';
import type { Round } from './pact-rounds.ts';
import { version } from './version.ts';

/**
 * Why pacts cannot be verified on a target: nothing answers there or at its provider states, no answer is in the format, the key is refused. The
 * verifier would tell each of these once for every interaction, and wait each time. `undefined` where they can.
 */
export async function stopOf({ subject }: Round, options: DetectOptions): Promise<Stop | undefined> {
  return (await stopAtTarget(subject, options)) ?? (await stopAtStates(subject, options));
}

async function stopAtTarget(subject: Round['subject'], options: DetectOptions): Promise<Stop | undefined> {
  const { format, target } = subject;
  if (format !== undefined) {
    const whole: Subject = { ...subject, format };
    return await contact(whole, options);
  }
  const failed = await probeConnection(target, options);
  return failed === undefined ? undefined : { code: 'nothing-answers', format: undefined, failure: failed.failure, cause: failed.detail };
}

async function stopAtStates({ statesUrl }: Round['subject'], { timeoutMs, signal }: DetectOptions): Promise<Stop | undefined> {
  if (statesUrl === undefined) return undefined;
  const states = createStates({ url: statesUrl, hand: undefined, tool: `errspec ${version()}`, timeoutMs, connections: 1, signal });
  try {
    const reached = await states.reachable();
    if (reached.kind === 'done') return undefined;
    const { origin, pathname } = new URL(statesUrl);
    return { code: 'states-unreachable', format: undefined, url: origin + pathname, cause: reached.detail };
  } finally {
    await states.close();
  }
}
