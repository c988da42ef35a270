import type { Subject } from '../model/check.ts';
import type { Scenario } from '../model/probe.ts';
import { limitedBy } from '../read/limited.ts';
import { rejectedKeyBy } from '../read/rejected-key.ts';
import type { Sender } from '../send/options.ts';
import { createSender } from '../send/sender.ts';
import { createStates, type ProviderStates } from '../send/states.ts';
import { Session } from './session.ts';
import { ShrinkingTotal } from './shrinking-total.ts';
import type { Shared } from './subject-run.ts';

/** Counts what was sent in a run, over all formats. */
export class Traffic {
  readonly shrinking = new ShrinkingTotal();
  readonly #senders: Sender[] = [];
  readonly #states: ProviderStates[] = [];

  watch(sender: Sender, states: ProviderStates | undefined): void {
    this.#senders.push(sender);
    if (states !== undefined) this.#states.push(states);
  }

  get requests(): number {
    return [...this.#senders, ...this.#states].reduce((sum, each) => sum + each.sent(), 0);
  }

  get retries(): number {
    return this.#senders.reduce((sum, sender) => sum + sender.retries(), 0);
  }
}

/** A session with the connections that it uses. */
export interface OpenSession {
  readonly session: Session;
  readonly states: ProviderStates | undefined;
  readonly close: () => Promise<void>;
}

/** What of a run its connections need. */
type SendingShared = Pick<Shared, 'options' | 'budget' | 'pace' | 'deadline'>;

/** Aborted when nothing but clean-up may be sent any more: by the user, or because the time is over. */
function stopOf({ options, deadline }: Pick<Shared, 'options' | 'deadline'>): AbortSignal {
  return deadline === undefined ? options.signal : AbortSignal.any([options.signal, deadline.soon]);
}

/** Opens a session on a target without sending anything. */
export function openSession(subject: Subject, scenarios: readonly Scenario[], shared: Omit<Shared, 'failures'>): OpenSession {
  const { options, traffic, deadline } = shared;
  const signal = stopOf(shared);
  const sender = createSender(senderOptions(subject, shared));
  const states = statesOf(subject, shared);
  traffic.watch(sender, states);
  const session = new Session({
    subject,
    sender,
    states,
    scenarios,
    requirements: options.requirements,
    keep: options.keep,
    maxDeletes: options.maxDeletes,
    budget: shared.budget,
    warn: shared.warn,
    signal,
    readOnly: options.readOnly,
    writes: shared.writes,
    deadline,
  });
  return {
    session,
    states,
    close: async () => {
      await Promise.all([sender.close(), states?.close()]);
    },
  };
}

function senderOptions(subject: Subject, { options, budget, pace, deadline }: SendingShared): Parameters<typeof createSender>[0] {
  const { format, target, apiKey, freshKeys } = subject;
  return {
    target,
    auth: format.auth,
    apiKey,
    freshKeys,
    isKeyRejected: rejectedKeyBy(format),
    headers: options.headers,
    timeoutMs: options.timeoutMs,
    connections: options.concurrency,
    pace,
    limits: format.limits,
    budget,
    tool: options.tool,
    signal: stopOf({ options, deadline }),
    cleanUpSignal: deadline?.over,
    isLimited: limitedBy(format),
    wire: options.wire,
    onWait: ({ seconds, why }) => options.onProgress({ kind: 'waiting', seconds, why }),
  };
}

function statesOf(subject: Subject, { options, budget, pace, deadline }: SendingShared): ProviderStates | undefined {
  const { statesUrl, handStates } = subject;
  if (statesUrl === undefined && handStates === undefined) return undefined;
  return createStates({
    url: statesUrl,
    hand: handStates,
    tool: options.tool,
    timeoutMs: options.timeoutMs,
    connections: options.concurrency,
    pace,
    budget,
    wire: options.wire,
    signal: stopOf({ options, deadline }),
  });
}
