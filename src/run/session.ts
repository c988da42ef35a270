import { randomBytes } from 'node:crypto';
import type { Subject } from '../model/check.ts';
import type { Exchange } from '../model/exchange.ts';
import { operationById } from '../model/format.ts';
import type { Probe, Scenario } from '../model/probe.ts';
import type { RunMessage } from '../model/report.ts';
import type { Observation, Requirement, Sent } from '../model/requirement.ts';
import { limitedBy } from '../read/limited.ts';
import { read } from '../read/read.ts';
import type { Budget } from '../send/budget.ts';
import type { Sender } from '../send/options.ts';
import { type Lookups, type Resolution, resolve } from '../send/resolve.ts';
import type { ProviderStates } from '../send/states.ts';
import { RequestAllowance } from './allowance.ts';
import { CleanUp } from './clean-up.ts';
import { costOf } from './cost.ts';
import { isUsableId } from './created.ts';
import type { Deadline } from './deadline.ts';
import { ExceededLimits } from './exceeded-limits.ts';
import { knock } from './knock.ts';
import { Lag } from './lag.ts';
import { KEPT_FOR_CLEAN_UP, type Missed, NO_MORE_WRITES, notRun, type Ran, rerun, TARGET_LOST } from './ran.ts';
import { limitOf, unprovoked, withoutOrigin } from './rate-limited.ts';
import { type FromAnswer, isFromWrite, lookupsOf, NOTHING_GIVEN, type ScenarioInputs } from './scenario-lookups.ts';
import { StateSetups } from './state-setups.ts';
import { type TargetLoss, TargetWatch } from './target-watch.ts';
import { couldWrite, writesOf } from './writes.ts';

export interface SessionOptions {
  readonly subject: Subject;
  readonly sender: Sender;
  readonly states: ProviderStates | undefined;
  readonly scenarios: readonly Scenario[];
  readonly requirements: readonly Requirement[];
  readonly keep: boolean;
  /** The most resources that clean-up deletes. */
  readonly maxDeletes?: number | undefined;
  /** The request budget, if there is one. */
  readonly budget: Budget | undefined;
  readonly warn: (message: RunMessage) => void;
  readonly signal: AbortSignal;
  /** Sends nothing that could write. */
  readonly readOnly: boolean;
  /** Resources that may still be written. */
  readonly writes?: Budget | undefined;
  readonly deadline?: Deadline | undefined;
}

type Resolved = Extract<Resolution, { kind: 'resolved' }>;

/** Whether the answer that a value is from answers a write. */
type IsWritten = (from: FromAnswer) => boolean;

/** How the locations of path parameters begin. */
const PATH = '/path/';

/** One format on one target: runs scenarios, keeps the results they share, and deletes what they created. */
export class Session {
  readonly subject: Subject;
  readonly #sender: Sender;
  readonly #states: StateSetups;
  readonly #shared = new Map<string, Promise<Ran>>();
  readonly #scenarios: ReadonlyMap<string, Scenario>;
  readonly cleanUp: CleanUp;
  readonly #watch: TargetWatch;
  readonly #lag: Lag;
  readonly #readOnly: boolean;
  readonly #writes: Budget | undefined;
  readonly #deadline: Deadline | undefined;
  /** The first part of run tags: distinguishes this run's resources from those of others. */
  readonly #run = randomBytes(4).toString('hex');
  readonly #exceeded = new ExceededLimits();
  readonly #isLimited: (exchange: Exchange) => boolean;
  readonly #budget: Budget | undefined;
  readonly #allowance: RequestAllowance | undefined;
  /** Requests that are left of the budget, without those that deleting takes; `undefined` without a budget. */
  readonly #left: (() => number) | undefined;
  readonly #keep: boolean;
  #marks = 0;

  constructor(options: SessionOptions) {
    this.subject = options.subject;
    this.#sender = options.sender;
    this.#budget = options.budget;
    const { keep, sender, budget, subject } = options;
    this.#isLimited = limitedBy(options.subject.format);
    this.#states = new StateSetups(options.subject.format, options.states, options.warn);
    this.#scenarios = new Map(options.scenarios.filter((scenario) => scenario.shared).map((scenario) => [scenario.id, scenario]));
    this.cleanUp = new CleanUp({ ...options, isLimited: options.budget !== undefined, over: options.deadline?.over });
    const { signal, requirements } = options;
    this.#lag = new Lag({ format: subject.format, requirements, isLimited: budget !== undefined, signal });
    this.#readOnly = options.readOnly;
    this.#writes = options.writes;
    this.#deadline = options.deadline;
    this.#left = budget === undefined ? undefined : () => budget.left - this.cleanUp.owed;
    this.#keep = keep;
    this.#watch = new TargetWatch({ knock: () => knock(subject.format, sender), signal });
    if (budget !== undefined) {
      const { cleanUp } = this;
      const watch = this.#watch;
      const lag = this.#lag;
      this.#allowance = new RequestAllowance({
        budget,
        format: subject.format,
        keep,
        unplanned: () => sender.retries() + cleanUp.checks + watch.knocks + this.#states.searched,
        again: (scenario) => lag.atMost(scenario),
        reserved: () => Math.max(0, cleanUp.plannedChecks - cleanUp.checks),
      });
    }
  }

  /** Whether the request budget covers a scenario and everything that has to be deleted after it. */
  affords(scenario: Scenario): boolean {
    return this.#left === undefined || costOf(this.subject.format, scenario, this.#keep) <= this.#left();
  }

  /**
   * Runs a scenario: sets up its states, sends its steps in order, tears down, and deletes what it created. If a connection was cut under a
   * request that may have changed something, the state of the target is unknown, so the whole scenario is run once more.
   */
  async run(scenario: Scenario): Promise<Ran> {
    if (!this.#mayStillWrite(scenario)) return notRun(scenario, NO_MORE_WRITES);
    const allowance = this.#allowance;
    if (allowance === undefined) return this.#whole(scenario);
    const ticket = await allowance.ask(scenario);
    if (ticket === undefined) return notRun(scenario, KEPT_FOR_CLEAN_UP);
    const ran = await this.#whole(scenario);
    allowance.end(ticket, ran.created + ran.askedAgain);
    return ran;
  }

  /** Counts what a scenario could write; false if that is too much. */
  #mayStillWrite(scenario: Scenario): boolean {
    return this.#writes === undefined || this.#writes.take(writesOf(this.subject.format, scenario));
  }

  async #whole(scenario: Scenario): Promise<Ran> {
    const first = await this.#once(scenario);
    if (first.missed?.isCut !== true) return first;
    this.#allowance?.charge(scenario);
    return rerun(first, await this.#once(scenario));
  }

  async #once(scenario: Scenario): Promise<Ran> {
    const uses = await Promise.all(scenario.uses.map((id) => this.#sharedRun(id)));
    const setup = await this.#states.setUp(scenario);
    if (setup.kind !== 'values') return notRun(scenario, setup.missed);
    try {
      return await this.#steps(scenario, { values: setup.values, uses });
    } finally {
      await setup.tearDown();
    }
  }

  /** Set once the target does not answer any more: nothing else is sent then. */
  get loss(): TargetLoss | undefined {
    return this.#watch.loss;
  }

  /** Whether the target knows no provider state of the format at all. */
  get areStatesRefused(): boolean {
    return this.#states.areRefused;
  }

  /** Deletes what is left, and tears down shared states. */
  async end(): Promise<void> {
    await this.cleanUp.all();
    await this.#states.end();
  }

  #sharedRun(id: string): Promise<Ran> {
    const known = this.#shared.get(id);
    if (known !== undefined) return known;
    const scenario = this.#scenarios.get(id);
    const running =
      scenario === undefined ? Promise.reject(new Error(`The plan has no shared scenario ${id}`)) : this.#stepsOfShared(scenario);
    this.#shared.set(id, running);
    return running;
  }

  async #stepsOfShared(scenario: Scenario): Promise<Ran> {
    if (!this.#mayStillWrite(scenario)) return notRun(scenario, NO_MORE_WRITES);
    // Many scenarios need a shared one, so it is run even if the budget is short.
    this.#allowance?.charge(scenario);
    const first = await this.#steps(scenario, NOTHING_GIVEN);
    return first.missed?.isCut === true ? rerun(first, await this.#steps(scenario, NOTHING_GIVEN)) : first;
  }

  /** The result of a shared scenario, which is run now unless another one needed it before. */
  shared(scenario: Scenario): Promise<Ran> {
    return this.#sharedRun(scenario.id);
  }

  async #steps(scenario: Scenario, given: ScenarioInputs): Promise<Ran> {
    const steps = new Map<string, Observation>();
    const retried: Observation[] = [];
    this.cleanUp.protect(Object.values(given.values));
    this.#marks += 1;
    const lookups = lookupsOf(given, steps, `${this.#run}-${this.#marks}`);
    const isWritten: IsWritten = (from) => isFromWrite(given, steps, from);
    let missed: Missed | undefined;
    let created = 0;
    for (const probe of scenario.steps) {
      const resolution = resolve(probe, lookups);
      if (resolution.kind === 'unbound') {
        missed ??= { gap: { why: 'unbound', needs: resolution.what } };
        continue;
      }
      if (!(await this.#mayWrite(probe, lookups, isWritten))) {
        missed ??= { gap: { why: 'unbound', needs: 'a resource that this run created' } };
        continue;
      }
      const sentAt = this.cleanUp.now;
      const came = await this.#send(scenario, probe, resolution, retried);
      if ('gap' in came) {
        missed = came;
        break;
      }
      steps.set(probe.step, came);
      created += this.cleanUp.note(came, sentAt);
    }
    const askedAgain = await this.#lag.settle(scenario, steps, async (probe) => {
      const resolution = resolve(probe, lookups);
      const again = resolution.kind === 'resolved' ? await this.#send(scenario, probe, resolution, retried) : undefined;
      return again === undefined || 'gap' in again ? undefined : again;
    });
    if (!scenario.shared) await this.cleanUp.of(scenario.id);
    return { scenario, steps, retried, created, askedAgain, missed };
  }

  /** Whether a writing probe uses only ids of resources that this run created, as far as the ids are from answers. */
  async #mayWrite(probe: Probe, lookups: Lookups, isWritten: IsWritten): Promise<boolean> {
    if (operationById(this.subject.format, probe.operation)?.writes !== true) return true;
    for (const { to, from } of probe.bind) {
      const value = from.kind === 'answer' ? lookups.answer(from.scenario, from.step, from.at) : undefined;
      if (value === undefined || from.kind !== 'answer') continue;
      if (to.startsWith(PATH) && !isUsableId(value)) return false;
      if (!(await this.cleanUp.mayChange(value, !to.startsWith(PATH) || isWritten(from)))) return false;
    }
    return true;
  }

  async #send(scenario: Scenario, probe: Probe, resolution: Resolved, retried: Observation[]): Promise<Observation | Missed> {
    const operation = probe.operation ?? probe.path;
    const limited: Missed = { gap: { why: 'limited', needs: operation } };
    if (this.#watch.loss !== undefined) return TARGET_LOST;
    if (this.#readOnly && couldWrite(this.subject.format, probe)) return { gap: { why: 'not-sent', needs: 'read-only' } };
    if (this.#exceeded.has(operation)) return limited;
    const reportRetried = (exchange: Exchange) => {
      const observed = this.#observed({
        scenario: withoutOrigin(scenario),
        probe: unprovoked(this.subject, probe),
        exchange,
        sent: resolution.sent,
      });
      retried.push({ ...observed, attempt: exchange.retries + 1 });
    };
    const sentAt = this.cleanUp.now;
    const creates = operationById(this.subject.format, probe.operation)?.cleanup !== undefined;
    const about = limitOf(this.subject, probe);
    let isCut = false;
    const onCut = () => {
      isCut = true;
    };
    const exchange = await this.#sender.send(resolution.request, { ...about, creates, onCut, onRetried: reportRetried });
    const { outcome: came } = exchange;
    if (came.kind === 'failed' && came.failure === 'cancelled') {
      if (isCut) this.cleanUp.noteUnknown(this.#observed({ scenario, probe, exchange, sent: resolution.sent }), sentAt);
      const needs = this.#budget !== undefined && this.#budget.left < 1 ? 'requests' : 'cancelled';
      if (needs === 'cancelled' && this.#deadline?.soon.aborted === true) return { gap: { why: 'time', needs: null }, isCut: false };
      return { gap: { why: 'not-sent', needs }, isCut };
    }
    if (came.kind === 'failed' && came.failure === 'local') return { gap: { why: 'not-sent', needs: 'local-error' } };
    if (await this.#watch.isGone(came)) {
      this.cleanUp.noteUnknown(this.#observed({ scenario, probe, exchange, sent: resolution.sent }), sentAt);
      return TARGET_LOST;
    }
    // A final "rate limit exceeded" says nothing about the probe.
    const staysLimited = !about.expects429 && !about.may429 && this.#isLimited(exchange);
    this.#exceeded.note(operation, staysLimited);
    if (staysLimited) {
      reportRetried(exchange);
      return limited;
    }
    return this.#observed({ scenario, probe, exchange, sent: resolution.sent });
  }

  #observed({ scenario, probe, exchange, sent }: { scenario: Scenario; probe: Probe; exchange: Exchange; sent: Sent }): Observation {
    const { format } = this.subject;
    const operation = operationById(format, probe.operation);
    return { format, operation, scenario, probe, exchange, sent, reading: read(format, operation, exchange) };
  }
}
