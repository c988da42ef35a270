import fc from 'fast-check';
import type { Variant } from '../../reference/fault.ts';
import { variants } from '../../reference/variants/index.ts';
import { isRateLimited } from './row.ts';

/** Variants that cannot be combined. */
const APART: readonly (readonly [one: string, other: string])[] = [
  // HTML pages are legal only under the statuses that may be unreadable, and the first variant never sends those.
  ['rpc-always-200', 'rpc-unreadable-404-and-502'],
  // The first removes documented codes and the second adds its own where there is none, so documented causes would get undocumented codes.
  ['rpc-gateway-answers-alone', 'rpc-code-of-another-module'],
];

/** Random combinations of the variants of a format, generated from the seed. Variants that are legal alone are legal together. */
export function combinedVariants(format: string, { seed, count }: { readonly seed: number; readonly count: number }): readonly Variant[] {
  const free = variants.filter((variant) => variant.format === format && !isRateLimited(variant) && variant.seams.writes === undefined);
  const some = fc.subarray([...free], { minLength: 3, maxLength: 8 }).filter(fit);
  return fc.sample(some, { seed, numRuns: count }).map(combine);
}

function fit(list: readonly Variant[]): boolean {
  const names = list.map(({ name }) => name);
  return !APART.some((pair) => pair.every((name) => names.includes(name)));
}

/** One variant that combines several of the same format. */
function combine(list: readonly Variant[]): Variant {
  const [first] = list;
  if (first === undefined) throw new Error('Pass at least one variant');
  const seams: Record<string, unknown> = {};
  for (const variant of list) for (const [name, seam] of Object.entries(variant.seams)) seams[name] = joined(name, seams[name], seam);
  const texts = {
    name: list.map(({ name }) => name).join(' + '),
    difference: list.map(({ difference }) => difference).join(' '),
    shoulds: [...new Set(list.flatMap(({ shoulds }) => shoulds))],
  };
  // Combined seams of one format keep their names and types.
  return { ...first, ...texts, seams };
}

type Step = (first: unknown, ...rest: readonly unknown[]) => unknown;

/** Seams that receive what the documented server would do and return it changed, so they can be chained. */
const STEPS = new Set(['answers', 'rejects', 'findsErrors', 'plansBulk', 'reportsBulk', 'pages', 'stores']);

function joined(name: string, before: unknown, seam: unknown): unknown {
  if (before === undefined) return seam;
  if (Array.isArray(before) && Array.isArray(seam)) return [...before, ...seam];
  if (STEPS.has(name) && isStep(before) && isStep(seam))
    return (first: unknown, ...rest: readonly unknown[]) => {
      const changed = before(first, ...rest);
      return changed instanceof Promise ? changed.then((each) => seam(each, ...rest)) : seam(changed, ...rest);
    };
  return typeof before === 'object' && typeof seam === 'object' ? { ...before, ...seam } : seam;
}

function isStep(seam: unknown): seam is Step {
  return typeof seam === 'function';
}
