import { randomBytes } from 'node:crypto';
import { at, pointer } from '../json/pointer.ts';
import type { Subject } from '../model/check.ts';
import type { Exchange, ExchangeOutcome } from '../model/exchange.ts';
import { type Format, operationById } from '../model/format.ts';
import type { Bind, Cause, Expectation, Probe, Scenario } from '../model/probe.ts';
import type { GapReason, RunMessage } from '../model/report.ts';
import { asDocument } from '../model/request.ts';
import type { Observation, Requirement, Sent } from '../model/requirement.ts';

import { operationOf } from '../plan/context.ts';
import { outcome, probeOf } from '../plan/probe.ts';
import { limitedBy } from '../read/limited.ts';
import { read } from '../read/read.ts';
import type { Budget } from '../send/budget.ts';
import type { Sender } from '../send/options.ts';
import { type Lookups, type Resolution, resolve } from '../send/resolve.ts';
import type { ProviderStates } from '../send/states.ts';
import { RequestAllowance } from './allowance.ts';
import { CleanUp } from './clean-up.ts';
import { costOf } from './cost.ts';
import { isUsableId, NOTHING_TO_LOOK_UP } from './created.ts';
import type { Deadline } from './deadline.ts';
import { ExceededLimits } from './exceeded-limits.ts';
import { Lag } from './lag.ts';
import { StateSetups, type StateValues } from './state-setups.ts';
import { type TargetLoss, TargetWatch } from './target-watch.ts';
import { couldWrite, writesOf } from './writes.ts';

/** The result of a scenario: its observations, and why steps are missing. */
export interface Ran {
  readonly scenario: Scenario;
  readonly steps: ReadonlyMap<string, Observation>;
  /** Unexpected "rate limit exceeded" answers, each from before its request was sent again. */
  readonly retried: readonly Observation[];
  /** How many resources have to be deleted for it. */
  readonly created: number;
  /** How many lists and searches were asked again. */
  readonly askedAgain: number;
  /** Why steps are missing. */
  readonly missed: Missed | undefined;
}

export interface Missed {
  /** `unbound`: an earlier answer lacks the value that a request needs. */
  readonly gap:
    | { readonly why: 'state' | 'state-failed' | 'limited'; readonly needs: string }
    | { readonly why: 'unbound'; readonly needs: string }
    | { readonly why: 'time'; readonly needs: null }
    | Extract<GapReason, { readonly why: 'not-sent' }>;
  /** A reused connection was closed under a request: it is unknown whether the request arrived. */
  readonly isCut?: boolean;
}

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

const TARGET_LOST: Missed = { gap: { why: 'not-sent', needs: 'target-lost' } };
const NO_MORE_WRITES: Missed = { gap: { why: 'not-sent', needs: 'writes' } };
const KEPT_FOR_CLEAN_UP: Missed = { gap: { why: 'not-sent', needs: 'requests-for-clean-up' } };

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
    const isWritten: IsWritten = (from) => stepsOf(given, steps, from.scenario)?.get(from.step)?.operation?.writes === true;
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

function notRun(scenario: Scenario, missed: Missed): Ran {
  return { scenario, steps: new Map(), retried: [], created: 0, askedAgain: 0, missed };
}

/** Asks whether the target still answers: by the smoke operation, without a key, so that nothing can be created. */
async function knock(format: Format, sender: Sender): Promise<ExchangeOutcome> {
  const operation = operationOf(format, format.smoke);
  const probe = probeOf(operation, {
    step: 'knock',
    request: operation.valid.request,
    bind: [],
    cause: { kind: 'key', how: 'none', where: 'knock' },
    expect: outcome(format.causes.badKey),
    key: { kind: 'none' },
  });
  const resolution = resolve(probe, NOTHING_TO_LOOK_UP);
  if (resolution.kind === 'unbound') return { kind: 'failed', failure: 'cancelled', detail: resolution.what, ms: 0 };
  return (await sender.send(resolution.request, { expects429: true })).outcome;
}

type Resolved = Extract<Resolution, { kind: 'resolved' }>;

/** What a scenario has besides its own steps. */
interface ScenarioInputs {
  readonly values: StateValues;
  readonly uses: readonly Ran[];
}

const NOTHING_GIVEN: ScenarioInputs = { values: {}, uses: [] };

/** The second run of a scenario, with the retried answers of the first, which are judged all the same. */
function rerun({ retried, created, askedAgain }: Ran, again: Ran): Ran {
  return { ...again, retried: [...retried, ...again.retried], created: created + again.created, askedAgain: askedAgain + again.askedAgain };
}

function lookupsOf(given: ScenarioInputs, steps: ReadonlyMap<string, Observation>, mark: string): Lookups {
  const { values } = given;
  const key = values['apiKey'];
  return {
    mark,
    stateKey: typeof key === 'string' ? key : undefined,
    state: (value) => values[value],
    request: (step, where, scenario) => {
      const sent = stepsOf(given, steps, scenario)?.get(step)?.sent.request;
      return sent === undefined ? undefined : at(asDocument(sent), where);
    },
    answer: (scenario, step, where) => {
      const reading = stepsOf(given, steps, scenario)?.get(step)?.reading;
      return reading?.kind === 'success' ? at(reading.body, where) : undefined;
    },
  };
}

type Steps = ReadonlyMap<string, Observation>;

/** The observations that a value is looked up in: those of the scenario, or of a shared one. */
function stepsOf({ uses }: ScenarioInputs, steps: Steps, scenario: string | undefined): Steps | undefined {
  return scenario === undefined ? steps : uses.find((ran) => ran.scenario.id === scenario)?.steps;
}

/** Whether the answer that a value is from answers a write. */
type IsWritten = (from: Extract<Bind['from'], { readonly kind: 'answer' }>) => boolean;

/** How the locations of path parameters begin. */
const PATH = '/path/';

/** Whether the probe is meant to exceed the rate limit, so that such an answer is final; or whether it may, by the status of its entry. */
function limitOf({ format }: Subject, { expect, cause }: Probe): { expects429: boolean; may429: boolean } {
  if (expect.kind !== 'outcome' || cause.kind !== 'case') return { expects429: false, may429: false };
  const entries = format.catalogue.filter(({ id }) => expect.expected.entries.includes(id));
  const expects429 = entries.some(({ id }) => id === format.limits?.entry);
  return { expects429, may429: entries.some(({ statuses }) => statuses.includes(429)) };
}

/** Where the description documents the rate limit. */
const ROOT = pointer('x-error-format');
const LIMITS = pointer('x-error-format', 'limits');

/**
 * The probe as its 429 is judged: as "rate limit exceeded", whatever was asked. So its location in the description is that of the limits.
 */
function unprovoked({ format }: Subject, probe: Probe): Probe {
  const cause: Cause = { kind: 'case', name: 'unprovoked limit', states: [] };
  const entries = format.limits === undefined ? [] : [format.limits.entry];
  const expect: Expectation = { kind: 'outcome', expected: { entries, accepted: false, anyEntry: entries.length === 0 }, blame: undefined };
  return { ...probe, cause, expect, spec: format.limits === undefined ? ROOT : LIMITS };
}

/** The scenario as its 429s are judged: it does not matter which campaign met them. */
function withoutOrigin(scenario: Scenario): Scenario {
  const { drawn: _, ...rest } = scenario;
  return rest;
}
