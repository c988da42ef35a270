import type { Trial } from '../../model/probe.ts';

/** What is drawn for a campaign: the trial that sends it, under the number that it has there; `undefined` where its valid request cannot be had. */
export interface Payload {
  readonly trial: (number: number) => Trial | undefined;
}
