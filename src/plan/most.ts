import { tokens } from '../json/pointer.ts';
import type { Operation, RequestLocation } from '../model/format.ts';
import type { PlanContext } from './context.ts';

/** The most scenarios of one kind that are planned for an operation. */
export interface Most {
  /** Variants of the valid request. */
  readonly valid: number;
  /** Members of the body that are broken, alone or together. */
  readonly fields: number;
  /** Broken parameters. */
  readonly parameters: number;
  /** Values that JSON allows and readers differ on. */
  readonly unusual: number;
}

/** The most requests of an operation whose valid request nobody wrote down, unless the options say otherwise. */
const DEFAULT_MOST = 100;

const ALL: Most = {
  valid: Number.POSITIVE_INFINITY,
  fields: Number.POSITIVE_INFINITY,
  parameters: Number.POSITIVE_INFINITY,
  unusual: Number.POSITIVE_INFINITY,
};

/**
 * How many requests are planned for an operation, by kind. Operations that were described for errspec are planned in full unless the options set a
 * number; a description of a thousand operations would take hours. `planned` is the number of requests of the other kinds, which are few.
 */
export function mostOf({ options }: PlanContext, operation: Operation, planned: number): Most {
  const most = options.requestsPerOperation ?? (operation.valid.basis === 'written' ? undefined : DEFAULT_MOST);
  if (most === undefined) return ALL;
  const left = Math.max(0, most - planned);
  const hasBody = operation.body !== undefined;
  const share = (part: number) => Math.max(1, Math.round(left * part));
  return { valid: share(0.25), fields: share(0.45), parameters: share(hasBody ? 0.25 : 0.7), unusual: share(0.05) };
}

/** The first elements, as many as asked for; no more are made. */
export function* take<Element>(elements: Iterable<Element>, most: number): Iterable<Element> {
  if (most <= 0) return;
  let count = 0;
  for (const element of elements) {
    yield element;
    count += 1;
    if (count >= most) return;
  }
}

/** As many of these as asked for, in their order: of each place one before a second of any, places near the top first. All of them where they are few. */
export function spread<Element extends { readonly at: RequestLocation }>(elements: readonly Element[], most: number): readonly Element[] {
  if (elements.length <= most) return elements;
  const places = [...Map.groupBy(elements, ({ at }) => at)].toSorted(([a], [b]) => tokens(a).length - tokens(b).length);
  const chosen = new Set<Element>();
  for (let round = 0; chosen.size < most; round++)
    for (const [, group] of places) {
      const next = group[round];
      if (next !== undefined && chosen.size < most) chosen.add(next);
    }
  return elements.filter((element) => chosen.has(element));
}
