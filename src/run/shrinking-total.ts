import type { RunInfo } from '../model/report.ts';

/** What shrinking takes in a run. */
export class ShrinkingTotal {
  #requests = 0;
  #findings = 0;
  #unfinished = 0;

  /** Adds a finding that took so many requests; `isUnfinished` if it might have become smaller with more. */
  add(requests: number, isUnfinished: boolean): void {
    this.#requests += requests;
    this.#findings += 1;
    if (isUnfinished) this.#unfinished += 1;
  }

  /** The part of the report. */
  get info(): Pick<RunInfo, 'shrinking'> {
    const [requests, findings, unfinished] = [this.#requests, this.#findings, this.#unfinished];
    return findings === 0 ? {} : { shrinking: { requests, findings, unfinished } };
  }
}
