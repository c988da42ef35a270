import { readingSummary } from '../judge/readings.ts';
import { documentsStatus } from '../model/documented.ts';
import type { Entry, Format } from '../model/format.ts';
import type { Scenario } from '../model/probe.ts';
import type { CodeCoverage, FormatCoverage, Gap } from '../model/report.ts';
import type { Observation } from '../model/requirement.ts';
import { entryOf, matchOf } from '../read/outcome.ts';

type Cell = CodeCoverage['operations'][string];

/** Successes are counted like codes, under a name that no entry has. */
const SUCCESS = '';

/** The order of undocumented codes. */
export function byOperationAndCode(a: FormatCoverage['undocumented'][number], b: FormatCoverage['undocumented'][number]): number {
  return `${a.operation} ${a.code}`.localeCompare(`${b.operation} ${b.code}`);
}

/** Whether the code is only usual, and no operation documents its status. */
function isUndocumented({ operations }: Format, entry: Entry): boolean {
  return entry.source.basis === 'usual' && !operations.some((operation) => documentsStatus(operation, entry));
}

/** Collects which documented codes were seen in which operations, whatever the order of the exchanges. */
export class Coverage {
  readonly #format: Format;
  readonly #cells = new Map<string, Map<string, Cell>>();
  readonly #undocumented = new Map<string, { operation: string; code: string }>();

  /** Starts with everything that the description and the plan expect, as not exercised. */
  constructor(format: Format, planned: readonly Scenario[]) {
    this.#format = format;
    for (const operation of format.operations) {
      this.#expect(SUCCESS, operation.id);
      for (const written of operation.cases) for (const id of written.expect.entries) this.#expect(id, operation.id);
      for (const written of format.cases) {
        const { operations } = written;
        const holds =
          operations === 'all' ||
          (operations === 'writes' ? operation.writes : operations === 'reads' ? !operation.writes : operations.includes(operation.id));
        if (holds) for (const id of written.expect.entries) this.#expect(id, operation.id);
      }
    }
    for (const scenario of planned)
      for (const { operation, expect } of scenario.steps)
        if (operation !== undefined && expect.kind === 'outcome' && !expect.expected.accepted)
          for (const id of expect.expected.entries) this.#expect(id, operation);
  }

  add(observation: Observation): void {
    const { operation, reading, probe } = observation;
    if (operation === undefined || probe.expect.kind === 'anything') return;
    if (reading.kind === 'success') this.#see(SUCCESS, operation.id);
    if (reading.kind === 'error') this.#error(observation, operation.id);
    if (probe.expect.kind !== 'outcome') return;
    const { expected } = probe.expect;
    const [only] = expected.entries;
    if (only === undefined || expected.entries.length > 1 || expected.accepted) return;
    if (matchOf(this.#format, reading, expected).kind !== 'expected') this.#set(only, operation.id, 'wrong');
  }

  report(gaps: readonly Gap[]): FormatCoverage {
    return {
      format: this.#format.name,
      successes: this.#row(SUCCESS),
      // All of them, so that the shards of a run have the same list.
      codes: this.#format.catalogue.map((entry) => ({
        entry: entry.id,
        meaning: entry.meaning,
        ...(isUndocumented(this.#format, entry) ? { usual: true } : {}),
        operations: this.#row(entry.id),
      })),
      undocumented: [...this.#undocumented.values()].toSorted(byOperationAndCode),
      gaps,
    };
  }

  #error(observation: Observation, operation: string): void {
    const { reading } = observation;
    if (reading.kind !== 'error') return;
    const entry = entryOf(this.#format, reading);
    if (entry === undefined)
      this.#undocumented.set(`${operation} ${readingSummary(reading)}`, { operation, code: readingSummary(reading) });
    else this.#see(entry.id, operation);
    const level = this.#format.catalogue.find((each) => each.level === 'class' && each.code === reading.code);
    if (level !== undefined) this.#see(level.id, operation);
  }

  #row(id: string): Readonly<Record<string, Cell>> {
    const cells = this.#cells.get(id);
    return Object.fromEntries(
      this.#format.operations.flatMap((operation) => {
        const cell = cells?.get(operation.id);
        return cell === undefined ? [] : [[operation.id, cell]];
      }),
    );
  }

  #expect(id: string, operation: string): void {
    if (this.#cells.get(id)?.get(operation) === undefined) this.#set(id, operation, 'not-exercised');
  }

  /** Observed once is enough: a wrong answer elsewhere is a finding. */
  #see(id: string, operation: string): void {
    this.#set(id, operation, 'observed');
  }

  #set(id: string, operation: string, cell: Cell): void {
    const row = this.#cells.get(id) ?? new Map<string, Cell>();
    if (row.get(operation) !== 'observed') row.set(operation, cell);
    this.#cells.set(id, row);
  }
}
