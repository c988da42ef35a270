import type { Json } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { FindingStep } from './report.ts';

/** What a requirement yields: coded data, no sentences. Stable values only: no ids, times or texts that change from run to run. */
export interface Found extends FindingFacts {
  /** One of the codes that the requirement lists. */
  readonly code: string;
  /** Where in the description, if not at the location that the probe is about. */
  readonly spec?: Pointer;
  /** The step of a scenario that shows it. */
  readonly step?: string;
  /** The other steps that a reader needs to see it; unless given, all of the scenario. */
  readonly besides?: readonly string[];
  /** The requests of a run that show it together, for a finding of an aggregate. */
  readonly shown?: readonly FindingStep[];
  /** The name of the hint for this cause, where the usual one does not fit. */
  readonly advice?: string;
  /** It breaks what is usual and no promise of the description, so that it weighs as a SHOULD. */
  readonly isUsual?: boolean;
}

/** What a sentence about a finding is made from. */
export interface FindingFacts {
  /** Where in the answer: a pointer into its body, `status`, or `header:<name>`. */
  readonly where: string;
  readonly expected: Json;
  readonly actual: Json;
}

/** What reports say of a finding code. */
export interface FindingText {
  /** One sentence: what happened, what was expected, what came. */
  readonly says: (facts: FindingFacts) => string;
  /** What to fix, in one line. */
  readonly hint: string;
  /** What to fix for causes that need another hint, by the name that findings give. */
  readonly hints?: Readonly<Record<string, string>>;
}

/** A location in an answer, in words: `the body`, `the status`, `the header retry-after`, `/error/code of the body`. */
export function locationText(where: string): string {
  if (where === '') return 'the body';
  if (where === 'status') return 'the status';
  return where.startsWith('header:') ? `the header ${where.slice('header:'.length)}` : `${where} of the body`;
}
