import type { Format } from '../model/format.ts';
import type { Cause, Expectation, Probe, Scenario } from '../model/probe.ts';

/** What a scenario would add that no earlier one did, with weights. */
export type Features = ReadonlyMap<string, number>;

/**
 * What each kind of feature is worth. The numbers are from the faults of the matrix (`npm run bench:budget`): with them the fewest requests find the
 * most. What one piece of code handles for all operations (keys, JSON, a keyword of schemas) is worth more once than again for each operation.
 */
const WORTH = {
  /** A scenario without which others can be judged only roughly. */
  given: 700,
  /** An operation, its success, and a documented status. */
  operation: 1500,
  success: 1200,
  status: 1000,
  /** A requirement that brings scenarios: anywhere, in an operation, with a kind of cause, with one cause. */
  requirement: 600,
  requirementIn: 30,
  requirementWithKind: 15,
  requirementWithCause: 60,
  /** A kind of cause anywhere and in an operation; a keyword of schemas that is broken. */
  kind: 20,
  kindIn: 40,
  constraint: 5000,
  /** A cause that one piece of code handles for all operations. */
  cause: { key: 300, json: 40, case: 120, violation: 5, valid: 10, size: 300, other: 40 },
  causeIn: 4,
  /** A member that is broken: anywhere, in an operation, by its keyword. */
  member: 25,
  memberIn: 5,
  memberBy: 10,
  memberByIn: 3,
  /** How many members are broken together in an operation. */
  together: 60,
  /** A code that is expected in an operation. */
  entryIn: 90,
  /** Whether a bulk has valid items, invalid ones or both. */
  mix: 360,
  mixOfSize: 1,
  /** The scenario as such, in any operation. */
  scenario: 25,
} as const;

/** What a scenario adds; `isGiven`: without it others can be judged only roughly. */
export function featuresOf(format: Format, scenario: Scenario, isGiven: boolean): Features {
  const features = new Map<string, number>();
  const add = (worth: number, ...names: readonly (string | number)[]) => features.set(names.join(' '), worth);
  const where = scenario.operation ?? '-';
  if (isGiven) add(WORTH.given, 'given', scenario.id);
  add(WORTH.operation, 'operation', where);
  add(WORTH.scenario, 'scenario', scenario.id.replace(where, '').replaceAll(/\d+/g, ''));
  if (scenario.broughtBy !== undefined) {
    add(WORTH.requirement, 'requirement', scenario.broughtBy);
    add(WORTH.requirementIn, 'requirement', scenario.broughtBy, where);
  }
  for (const step of scenario.steps) addStep(add, step, scenario.broughtBy);
  const probe = scenario.steps.at(-1);
  if (probe !== undefined) addExpected(add, { format, where, expect: probe.expect });
  return features;
}

type Add = (worth: number, ...names: readonly (string | number)[]) => void;

function addStep(add: Add, { cause, operation, expect }: Probe, broughtBy: string | undefined): void {
  const where = operation ?? '-';
  const detail = detailOf(cause);
  add(WORTH.kind, 'kind', cause.kind);
  add(WORTH.kindIn, 'kind', cause.kind, where);
  add(WORTH.cause[familyOf(cause)], 'cause', cause.kind, detail);
  add(WORTH.causeIn, 'cause', cause.kind, detail, where);
  if (broughtBy !== undefined) {
    add(WORTH.requirementWithKind, 'requirement with', broughtBy, cause.kind);
    add(WORTH.requirementWithCause, 'requirement with', broughtBy, cause.kind, detail);
  }
  if (cause.kind === 'violation') addViolations(add, cause, where);
  if (expect.kind === 'bulk') {
    const mix = mixOf(expect);
    const severalBroken = expect.bad.some(({ violations }) => violations.length > 1);
    add(WORTH.mix, 'bulk', mix);
    if (mix !== 'bad') add(WORTH.success, 'success', where);
    add(WORTH.mixOfSize, 'bulk', mix, Math.min(3, expect.bad.length), Math.ceil(Math.log2(expect.size + 1)), String(severalBroken));
  }
}

/** What is broken; a member is the same for every element of a list: each is validated by its own code. */
function addViolations(add: Add, { violations }: Extract<Cause, { kind: 'violation' }>, where: string): void {
  const [first, second] = violations;
  if (first === undefined) return;
  if (second !== undefined) {
    add(WORTH.together, 'together', violations.length, where);
    return;
  }
  const member = first.at.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  add(WORTH.constraint, 'constraint', first.constraint);
  add(WORTH.member, 'member', member);
  add(WORTH.memberIn, 'member', member, where);
  add(WORTH.memberBy, 'member by', member, first.constraint);
  add(WORTH.memberByIn, 'member by', member, first.constraint, where);
}

interface ExpectedOf {
  readonly format: Format;
  readonly where: string;
  readonly expect: Expectation;
}

function addExpected(add: Add, { format, where, expect }: ExpectedOf): void {
  if (expect.kind !== 'outcome') return;
  const { accepted, anyEntry, entries } = expect.expected;
  if (accepted && entries.length === 0 && !anyEntry) add(WORTH.success, 'success', where);
  if (accepted) return;
  for (const id of entries) {
    add(WORTH.entryIn / entries.length, 'entry', id, where);
    const statuses = format.catalogue.find((entry) => entry.id === id)?.statuses ?? [];
    // An entry with several statuses may be answered with any of them.
    if (entries.length === 1 && statuses.length === 1) add(WORTH.status, 'status', statuses[0] ?? 0);
  }
}

/** Causes that one part of a server handles. */
function familyOf({ kind }: Cause): keyof (typeof WORTH)['cause'] {
  switch (kind) {
    case 'key':
    case 'case':
    case 'violation':
    case 'valid':
      return kind;
    case 'malformed-json':
    case 'lenient-json':
    case 'not-an-object':
    case 'empty-body':
      return 'json';
    case 'bulk-size':
      return 'size';
    default:
      return 'other';
  }
}

/** A detail that distinguishes causes of one kind. */
function detailOf(cause: Cause): string {
  switch (cause.kind) {
    case 'bulk-size':
      return cause.bound;
    case 'key':
      return `${cause.how} ${cause.where}`;
    case 'malformed-json':
    case 'lenient-json':
    case 'media-type':
      return cause.how;
    case 'not-an-object':
      return cause.type;
    case 'open':
      return cause.what.replaceAll(/\d+/g, '');
    case 'valid':
      return cause.variant;
    case 'case':
      return cause.name;
    case 'not-an-id':
      return cause.at;
    case 'violation':
      return cause.violations.length > 1 ? 'several' : (cause.violations[0]?.constraint ?? '');
    default:
      return '';
  }
}

function mixOf({ size, bad }: { readonly size: number; readonly bad: readonly unknown[] }): string {
  if (bad.length === 0) return 'good';
  return bad.length === size ? 'bad' : 'mixed';
}
