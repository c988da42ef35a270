import type { Json } from '../json/json.ts';
import { pointer } from '../json/pointer.ts';
import type { Change, Expected, Format, RequestLocation } from '../model/format.ts';
import type { Violation } from '../model/probe.ts';
import type { Node, Property } from '../schema/node.ts';
import type { MemberPath } from './names.ts';

/** A violation, with the valid value of the member it breaks (where the base lacks the member, it is added first). */
export interface Derived extends Violation {
  /** Rests on a member that is assumed. */
  readonly assumed: boolean;
  /** Decides what else the object may hold: not to be combined with others. */
  readonly decides: boolean;
  /** Places above it of which something else than the document tells which alternative holds (`x-told-apart`). */
  readonly toldApart?: readonly RequestLocation[];
}

/** What the walk through a document is told. */
export interface WalkOptions {
  readonly format: Format;
  /** Place of the document in the request: `/body`, `/body/things/0`. */
  readonly root: RequestLocation;
  /** Expected where a constraint is broken and the member says nothing itself. */
  readonly expected: Expected;
  /** Arrays that are not walked into: those a bulk operation takes. */
  readonly stopAt: RequestLocation | undefined;
  /** Of lists the last element is broken as well as the first. */
  readonly last?: boolean;
}

/** One member as the walk meets it. */
export interface VisitedMember {
  readonly path: MemberPath;
  readonly node: Node;
  readonly property: Property;
  readonly value: Json;
  readonly assumed: boolean;
  /** Names of members whose meaning hangs on this one. */
  readonly dependents: readonly string[];
  /** What the base lacks on the way to it, added first. */
  readonly prepare: readonly Change[];
  /** What was made on the way: places of the schemas of members that were added, and of those of which another alternative was put in. */
  readonly open: readonly string[];
}

/** The place of a member of the document. */
export function locationOf(walk: WalkOptions, path: MemberPath): RequestLocation {
  return walk.root + pointer(...path);
}

/** Those not seen with an earlier alternative; all of them are marked as seen. */
export function fresh(found: readonly Derived[], seen: Set<string>): readonly Derived[] {
  const key = (each: Derived) => (each.decides ? each.at : `${each.at} ${each.spec}`);
  const left = found.filter((each) => !seen.has(key(each)));
  for (const each of found) seen.add(key(each));
  return left;
}

/** What stands in the plan, without the marks of the derivation. */
export function violationOf({ at, constraint, change, also, blame, expect, spec }: Derived): Violation {
  return { at, constraint, change, also, blame, expect, spec };
}
