import type { Case, Format, Link, Operation, RequestDocument } from './format.ts';
import type { Bind, Cause, Expectation, KeyForm, Probe, Trial } from './probe.ts';

/** What `plan/` offers to requirements that bring trials of their own. */
export interface Tools {
  readonly format: Format;
  /** Operations that may be used in this run (not filtered out, not assumed without leave). */
  readonly operations: readonly Operation[];
  /** The steps that end in a valid request of the operation, its last one named `probe`; `undefined` where values of states would be needed and there are none. */
  readonly valid: (operation: Operation, options?: ValidOptions) => Draft | undefined;
  /** The draft with its last step replaced by the written case. */
  readonly forCase: (operation: Operation, written: Case) => Draft | undefined;
  /** One refused request per kind of refusal that the operation has: no key, malformed body, broken member, unknown id, written cases without states. */
  readonly refusals: (operation: Operation) => readonly Draft[];
  /** A step that follows a link of an earlier step's answer. */
  readonly follow: (link: Link, from: string, step: string, cause?: Cause, expect?: Expectation) => Probe | undefined;
  /** A step that sends an operation's valid request as it is, with binds of the caller's. */
  readonly request: (operation: Operation, step: string, options: RequestOptions) => Probe;
  readonly trial: (id: string, operation: Operation, draft: Draft, requirement: string) => Trial;
}

export interface ValidOptions {
  /** Make what is needed anew in this trial, rather than share one: for steps that change or delete it. */
  readonly own?: boolean;
  readonly key?: KeyForm;
}

/** Steps with what they need; becomes a trial by `tools.trial`. */
export interface Draft {
  readonly steps: readonly Probe[];
  readonly states: readonly string[];
  readonly uses: readonly string[];
}

export interface RequestOptions {
  readonly request: RequestDocument;
  readonly bind: readonly Bind[];
  readonly cause: Cause;
  readonly expect: Expectation;
  readonly key?: KeyForm;
}
