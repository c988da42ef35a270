import { matchesGlob } from '../json/glob.ts';
import type { CheckOptions } from '../model/check.ts';

/** Whether a requirement is judged: named by `--only` (or nothing is), and not by `--skip`. */
export function isSelected(requirement: string, options: Pick<CheckOptions, 'only' | 'skip'>): boolean {
  const named = (list: readonly string[]) => list.some((glob) => matchesGlob(glob, requirement));
  return (options.only.length === 0 || named(options.only)) && !named(options.skip);
}
