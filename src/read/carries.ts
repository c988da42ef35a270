import { isArray, isObject, type Json } from '../json/json.ts';

/** A text of this length is hardly in a resource by chance. */
const TELLING = 6;
/** How many values of a resource are examined: an answer is hostile input. */
const MAX_VALUES = 10_000;

/** Whether a resource contains the run tag of a scenario (`<run>-<n>`), and not one that merely begins with it. */
export function carriesTag(resource: Json, tag: string | undefined): boolean {
  if (tag === undefined) return false;
  return leavesOf(resource).some((leaf) => typeof leaf === 'string' && hasTag(leaf, tag));
}

function hasTag(text: string, tag: string): boolean {
  for (let from = text.indexOf(tag); from >= 0; from = text.indexOf(tag, from + 1))
    if (!/^\d/.test(text.slice(from + tag.length))) return true;
  return false;
}

/**
 * Whether a resource contains what was sent: one of its longer texts, even within another text, or more than half of its texts and numbers.
 * `undefined` if nothing was sent by which the resource could be recognised.
 */
export function carriesSent(resource: Json, sent: Json | undefined): boolean | undefined {
  const leaves = sent === undefined ? [] : leavesOf(sent);
  if (leaves.length === 0) return undefined;
  const held = leavesOf(resource);
  const isHeld = new Set(held);
  const texts = held.filter((leaf) => typeof leaf === 'string').join('\n');
  if (leaves.some((leaf) => typeof leaf === 'string' && leaf.length >= TELLING && texts.includes(leaf))) return true;
  return leaves.filter((leaf) => isHeld.has(leaf)).length * 2 > leaves.length;
}

/** All texts and numbers in a value. */
function leavesOf(value: Json): readonly (string | number)[] {
  const leaves: (string | number)[] = [];
  const left: Json[] = [value];
  for (let seen = 0; seen < MAX_VALUES; seen += 1) {
    const next = left.pop();
    if (next === undefined) break;
    if (typeof next === 'string' || typeof next === 'number') leaves.push(next);
    else if (isArray(next)) left.push(...next.slice(0, MAX_VALUES));
    else if (isObject(next)) left.push(...Object.values(next).slice(0, MAX_VALUES));
  }
  return leaves;
}
