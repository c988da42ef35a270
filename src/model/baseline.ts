/** Findings that a team has accepted for now: they are reported, but do not fail the run. */
export interface Baseline {
  /** The file as the user named it, for messages. */
  readonly file: string;
  /** The seed and the number of random payloads of the run that wrote it; `undefined` where it was written by hand. */
  readonly recorded: RecordedRun | undefined;
  readonly entries: readonly BaselineEntry[];
}

/** How much the run exercised that wrote a baseline, so that a run which exercises less does not call an entry stale. */
export interface RecordedRun {
  readonly seed: number;
  /** Random payloads of each kind for each operation. */
  readonly runs: number;
  /** Gaps of the run and the scenarios in them. */
  readonly gaps: number;
}

/** One entry: a single finding by its id, or a rule that may match several. */
export type BaselineEntry = FindingEntry | RuleEntry;

interface EntryBase {
  /** Why the finding is accepted; shown beside it. */
  readonly reason: string;
  /** The last day (`2027-01-31`, UTC) on which the entry holds; without it the entry holds until it is deleted. */
  readonly expires: string | undefined;
  /** Line of the entry in the file, from 1. */
  readonly line: number;
}

export interface FindingEntry extends EntryBase {
  readonly kind: 'finding';
  /** `<requirement>:` and ten hex digits. */
  readonly id: string;
  /** The finding came from a random payload, so another seed or fewer payloads may not show it. */
  readonly fuzz: boolean;
}

/** Every condition that is given must hold. */
export interface RuleEntry extends EntryBase {
  readonly kind: 'rule';
  /** Glob over requirement ids; an area alone (`bulk`) means all requirements in it. */
  readonly requirement: string | undefined;
  /** Glob over operation ids. */
  readonly operation: string | undefined;
  /** Glob over finding codes. */
  readonly code: string | undefined;
  /** HTTP status of the answer that shows the finding. */
  readonly status: number | undefined;
  /** Who answered, as the report names it (`nginx`), without regard to letter case. */
  readonly answeredBy: string | undefined;
}

/** What the entries of a baseline did in a run, as the report holds it. */
export interface BaselineOutcome {
  readonly file: string;
  readonly entries: number;
  /** How many findings are known. */
  readonly known: number;
  /** Entries that the run could not confirm, because it left out what they are about (filters, budget, shards, interruption). */
  readonly unchecked: number;
  readonly problems: readonly BaselineProblem[];
}

/**
 * An entry that should be deleted or corrected: its day has passed, its finding did not come back, its rule matched nothing, or it names a
 * requirement or operation that does not exist.
 */
export interface BaselineProblem {
  readonly kind: 'expired' | 'stale' | 'unmatched' | 'unknown-requirement' | 'unknown-operation';
  readonly line: number;
  /** The entry in short: the id of the finding, or the conditions of the rule. */
  readonly entry: string;
  /** The day of an expired entry. */
  readonly expires?: string;
}

/** The entry in one line: `codes/documented:1a2b3c4d5e`, or `requirement transport/*, status 503`. */
export function entryText(entry: BaselineEntry): string {
  if (entry.kind === 'finding') return entry.id;
  const { requirement, operation, code, status, answeredBy } = entry;
  const conditions = { requirement, operation, code, status, 'answered by': answeredBy };
  return Object.entries(conditions)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]))
    .join(', ');
}
