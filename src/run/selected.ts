import { matchesGlob } from '../json/glob.ts';
import type { CheckOptions } from '../model/check.ts';

/** Whether a requirement is judged: named by `--only` (or nothing is), not by `--skip`, and in the revision, if one is given. */
export function isSelected(requirement: string, options: Pick<CheckOptions, 'only' | 'skip' | 'revision'>): boolean {
  if (options.revision?.later.includes(requirement) === true) return false;
  const named = (list: readonly string[]) => list.some((glob) => matchesGlob(glob, requirement));
  return (options.only.length === 0 || named(options.only)) && !named(options.skip);
}
