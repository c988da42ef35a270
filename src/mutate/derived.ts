import type { Json } from '../json/json.ts';
import { pointer } from '../json/pointer.ts';
import type { Change, Expected, Format, RequestLocation } from '../model/format.ts';
import type { MemberPath } from '../model/naming.ts';
import type { ConstraintViolation } from '../model/probe.ts';
import type { Node, Property } from '../schema/node.ts';

/** A violation that was derived from a schema, with what planning must know about it. */
export interface Derived extends ConstraintViolation {
  /** Whether it rests on a member that is assumed. */
  readonly assumed: boolean;
  /** Whether the member decides which others the object may have, so that it cannot be combined with other violations. */
  readonly decides: boolean;
  /** Locations above it whose alternative is chosen by something outside of the document (`x-told-apart`). */
  readonly toldApart?: readonly RequestLocation[];
}

/** The options of a walk through a document. */
export interface WalkOptions {
  readonly format: Format;
  /** The location of the document in the request: `/body`, `/body/things/0`. */
  readonly root: RequestLocation;
  /** The expectation for a violation, unless the member has its own (`x-on-violation`). */
  readonly expected: Expected;
  /** The array of a bulk operation, which is not walked into. */
  readonly stopAt: RequestLocation | undefined;
  /** Whether lists are broken in their last element as well as in the first. */
  readonly last?: boolean;
  /**
   * Whether to add near misses, control characters, and violations in the second element of lists, which is added if there is only one. Fuzzing leaves
   * these to planned probes: they are many, and would displace all others.
   */
  readonly exhaustive?: boolean;
}

/** One member, when the walk visits it. */
export interface VisitedMember {
  readonly path: MemberPath;
  readonly node: Node;
  readonly property: Property;
  readonly value: Json;
  readonly assumed: boolean;
  /** The names of members that depend on this one. */
  readonly dependents: readonly string[];
  /** Changes that add what the document lacks on the way to the member. */
  readonly prepare: readonly Change[];
  /** Pointers of the schemas whose members were added or whose alternative was replaced on the way; recursion into them ends. */
  readonly open: readonly string[];
}

/** The location of a member in the request. */
export function locationOf(walk: WalkOptions, path: MemberPath): RequestLocation {
  return walk.root + pointer(...path);
}

/** The violations that no earlier alternative had; adds all of them to `seen`. */
export function* unseen(found: Iterable<Derived>, seen: Set<string>): Iterable<Derived> {
  const met: string[] = [];
  for (const each of found) {
    const key = each.decides ? each.at : `${each.at} ${each.spec}`;
    met.push(key);
    if (!seen.has(key)) yield each;
  }
  for (const key of met) seen.add(key);
}

/** The violation as the plan has it, without the data of the derivation. */
export function violationOf({ at, constraint, change, also, blame, expect, spec }: Derived): ConstraintViolation {
  return { at, constraint, change, also, blame, expect, spec };
}
