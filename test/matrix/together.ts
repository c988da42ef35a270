import fc from 'fast-check';
import type { Variant } from '../../reference/fault.ts';
import { variants } from '../../reference/variants/index.ts';
import { isLimited } from './row.ts';

/** Freedoms that cannot be taken together. */
const APART: readonly (readonly [one: string, other: string])[] = [
  // Plain pages are legal under the statuses that are declared unparseable alone, and the one never sends these.
  ['rpc-always-200', 'rpc-unreadable-404-and-502'],
  // The one takes documented codes away, the other gives codes of its own to what has none: together documented causes get undocumented codes.
  ['rpc-gateway-answers-alone', 'rpc-code-of-another-module'],
];

/** So many different sets of freedoms of a format, drawn by the seed: what is legal alone is legal beside others. */
export function sets(format: string, { seed, count }: { readonly seed: number; readonly count: number }): readonly Variant[] {
  const free = variants.filter((variant) => variant.format === format && !isLimited(variant) && variant.seams.writes === undefined);
  const some = fc.subarray([...free], { minLength: 3, maxLength: 8 }).filter(fit);
  return fc.sample(some, { seed, numRuns: count }).map(together);
}

function fit(list: readonly Variant[]): boolean {
  const names = list.map(({ name }) => name);
  return !APART.some((pair) => pair.every((name) => names.includes(name)));
}

/** A server that uses all these freedoms, which are of one format. */
function together(list: readonly Variant[]): Variant {
  const [first] = list;
  if (first === undefined) throw new Error('Of no freedoms there is no server');
  const seams: Record<string, unknown> = {};
  for (const variant of list) for (const [name, seam] of Object.entries(variant.seams)) seams[name] = joined(name, seams[name], seam);
  const what = {
    name: list.map(({ name }) => name).join(' + '),
    freedom: list.map(({ difference }) => difference).join(' '),
    shoulds: [...new Set(list.flatMap(({ shoulds }) => shoulds))],
  };
  // Joined seams of one format have the names and types that they had before.
  return { ...first, ...what, seams };
}

type Step = (first: unknown, ...rest: readonly unknown[]) => unknown;

/** Seams that are given what the documented server would do, and give it back changed. */
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
