import type { Subject } from '../model/check.ts';
import type { Link, Operation } from '../model/format.ts';
import { isArray, type Json } from '../model/json.ts';
import { at, pointer } from '../model/pointer.ts';
import { ACCEPTED } from '../model/probe.ts';
import type { Note } from '../model/report.ts';
import { asDocument } from '../model/request.ts';
import type { Observation } from '../model/requirement.ts';
import { outcome, probeOf, withPlace } from '../plan/probe.ts';
import type { Sender } from '../send/options.ts';
import { type Lookups, resolve } from '../send/resolve.ts';

/** One thing that is to be deleted: the request that does it. */
interface Made {
  readonly trial: string;
  readonly operation: Operation;
  readonly places: ReadonlyMap<string, Json>;
}

/** Remembers what successes made, and deletes it by the description's clean-up links. */
export class CleanUp {
  readonly #subject: Subject;
  readonly #sender: Sender;
  readonly #keep: boolean;
  readonly #warn: (note: Note) => void;
  readonly #made = new Map<string, Made>();
  /** By the operation that deletes them: how many things there were no requests left for. */
  readonly #unaffordable = new Map<string, number>();

  constructor(options: { subject: Subject; sender: Sender; keep: boolean; warn: (note: Note) => void }) {
    this.#subject = options.subject;
    this.#sender = options.sender;
    this.#keep = options.keep;
    this.#warn = options.warn;
  }

  /** How many requests are still owed. */
  get owed(): number {
    return this.#made.size;
  }

  /** Takes note of what an exchange made, or deleted. Returns how many things it made. */
  note(observation: Observation): number {
    const { operation, reading, trial } = observation;
    if (this.#keep || operation === undefined || reading.kind !== 'success') return 0;
    const deleted = keyOf(
      operation.id,
      new Map(Object.entries(observation.sent.request.path).map(([name, value]) => [pointer('path', name), value])),
    );
    this.#made.delete(deleted);
    if (operation.cleanup === undefined) return 0;
    const deleting = this.#operation(operation.cleanup);
    const made = placesOf(operation.cleanup, observation);
    for (const places of made) this.#made.set(keyOf(deleting.id, places), { trial: trial.id, operation: deleting, places });
    return made.length;
  }

  /** Deletes what one trial made. */
  async of(trial: string): Promise<void> {
    for (const [key, made] of this.#made) if (made.trial === trial) await this.#delete(key, made);
  }

  /** Deletes all that is left, a few at a time. */
  async all(): Promise<void> {
    const left = [...this.#made];
    const work = async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await this.#delete(...next);
    };
    await Promise.all(Array.from({ length: 8 }, work));
    for (const [operation, things] of this.#unaffordable)
      this.#warn({ code: 'not-deleted-for-budget', format: this.#subject.format.name, detail: { operation, things } });
    this.#unaffordable.clear();
  }

  async #delete(key: string, made: Made): Promise<void> {
    this.#made.delete(key);
    const request = [...made.places].reduce((all, [place, value]) => withPlace(all, place, value), made.operation.valid.request);
    const probe = probeOf(made.operation, {
      step: 'clean-up',
      request,
      bind: [],
      cause: { kind: 'valid', variant: 'clean-up' },
      expect: outcome(ACCEPTED),
    });
    const resolution = resolve(probe, NOTHING_TO_LOOK_UP);
    if (resolution.kind === 'unbound') return;
    const { outcome: came } = await this.#sender.send(resolution.request, { expects429: false, cleanUp: true });
    // Clean-up is sent even where the run was cancelled: only the budget keeps it back.
    if (came.kind === 'failed' && came.failure === 'cancelled') {
      this.#unaffordable.set(made.operation.id, (this.#unaffordable.get(made.operation.id) ?? 0) + 1);
      return;
    }
    const status = came.kind === 'answered' ? came.status : undefined;
    // Not found is as good as deleted.
    if (status === undefined || (status >= 300 && status !== 404 && status !== 410))
      this.#warn({
        code: 'not-deleted',
        format: this.#subject.format.name,
        detail: { operation: made.operation.id, at: JSON.stringify(Object.fromEntries(made.places)), status: status ?? null },
      });
  }

  #operation(link: Link): Operation {
    const found = this.#subject.format.operations.find(({ id }) => id === link.operation);
    if (found === undefined)
      throw new Error(
        `The clean-up link ${link.name} names ${link.operation}, which is no operation, though the description passed its checks`,
      );
    return found;
  }
}

/** The places of the deleting request, once for each thing that was made. */
function placesOf(link: Link, { reading, sent }: Observation): readonly ReadonlyMap<string, Json>[] {
  if (reading.kind !== 'success') return [];
  const elements = link.each === undefined ? [reading.body] : at(reading.body, link.each);
  if (!isArray(elements) && link.each !== undefined) return [];
  const list: readonly (Json | undefined)[] = isArray(elements) && link.each !== undefined ? elements : [reading.body];
  return list.flatMap((element) => {
    const places = new Map<string, Json>();
    for (const [to, { from, at: where }] of link.bind) {
      const value = from === 'answer' ? at(element, where) : at(asDocument(sent.request), where);
      if (value !== undefined && value !== null) places.set(to, value);
    }
    return places.size === link.bind.size ? [places] : [];
  });
}

/** The places of a clean-up are filled in already. */
export const NOTHING_TO_LOOK_UP: Lookups = {
  state: () => undefined,
  answer: () => undefined,
  request: () => undefined,
  mark: '',
  stateKey: undefined,
};

function keyOf(operation: string, places: ReadonlyMap<string, Json>): string {
  return `${operation} ${JSON.stringify([...places].toSorted(([a], [b]) => a.localeCompare(b)))}`;
}
