import { revisions } from '../../suites/revisions.ts';
import type { FrozenRequirements } from '../model/check.ts';
import type { Requirement, Revision } from '../model/requirement.ts';
import { CommandError } from './command-error.ts';
import { suggestion } from './similar.ts';

/** Requirements as a revision has them. */
export interface OfRevision {
  /** All requirements, with the levels of the revision. */
  readonly requirements: readonly Requirement[];
  readonly revision?: FrozenRequirements;
  /** Ids that the revision has, and this version has not. */
  readonly gone: readonly string[];
}

/**
 * The requirements with the levels of a revision, and those that came later, which are not judged. Without a name: all as they are. An unknown
 * name is a `CommandError`.
 */
export function ofRevision(
  requirements: readonly Requirement[],
  name: string | undefined,
  known: readonly Revision[] = revisions,
): OfRevision {
  if (name === undefined) return { requirements, gone: [] };
  const found = known.find((revision) => revision.name === name);
  const names = known.map((revision) => revision.name);
  if (found === undefined)
    throw new CommandError(
      `There is no revision "${name}" of the requirements.`,
      suggestion(name, names),
      `There are: ${names.join(', ')}.`,
    );
  const levels = new Map(Object.entries(found.requirements));
  const ids = new Set(requirements.map(({ id }) => id));
  return {
    requirements: requirements.map((requirement) => ({ ...requirement, level: levels.get(requirement.id) ?? requirement.level })),
    revision: { name, later: requirements.flatMap(({ id }) => (levels.has(id) ? [] : [id])) },
    gone: [...levels.keys()].filter((id) => !ids.has(id)),
  };
}
