import type { Report } from '../../src/model/report.ts';

/** The text of all of a report that must be the same in another run: not `run`, `exchanges` and the commands of findings. */
export function lasting(report: Report): string {
  const isOfRun = (name: string) => name === 'curl' || name === 'replay';
  return JSON.stringify({ ...report, run: null, exchanges: null }, (name, value: unknown) => (isOfRun(name) ? undefined : value), 2);
}
