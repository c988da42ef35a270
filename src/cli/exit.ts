import type { CheckOutcome } from '../model/check.ts';
import { overall } from '../model/outcome.ts';

/** 0 conforms, 1 violated, 2 could not judge, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** The exit code of each overall outcome. */
export const CODES = { conforms: 0, violated: 1, unjudged: 2, interrupted: 130 } as const;

const ORDER: readonly ExitCode[] = [130, 1, 2, 0];

/** The exit code of a run. A run that stopped before judging is 2, whatever its smoke test saw; a run that exercised nothing still counts its findings. */
export function exitOf(outcome: CheckOutcome, strict: boolean, interrupted: boolean): ExitCode {
  if (interrupted) return 130;
  const found = outcome.report === undefined ? 0 : CODES[overall(outcome.report, strict)];
  if (outcome.kind === 'judged') return found;
  return outcome.reason.code === 'nothing-exercised' || found === 130 ? combinedExit([found, 2]) : 2;
}

/** The one exit code of several outcomes: the first of 130, 1, 2, 0 among them. */
export function combinedExit(codes: readonly ExitCode[]): ExitCode {
  return ORDER.find((code) => codes.includes(code)) ?? 0;
}
