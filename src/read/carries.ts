import { isArray, isObject, type Json } from '../json/json.ts';

/** A text of this length is hardly in a resource by chance. */
const TELLING = 6;
/** So many characters in all are hardly in a resource by chance. */
const TELLING_TOGETHER = 9;
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
 * Whether a resource contains what was sent: one of its longer texts, even within another text, or more than half of its texts and numbers, or all
 * of them, even within other texts. `undefined` if nothing was sent by which the resource could be recognised.
 */
export function carriesSent(resource: Json, sent: Json | undefined): boolean | undefined {
  const leaves = sent === undefined ? [] : leavesOf(sent);
  if (leaves.length === 0) return undefined;
  const held = leavesOf(resource);
  const isHeld = new Set(held);
  const texts = held.filter((leaf) => typeof leaf === 'string').join('\n');
  if (leaves.some((leaf) => typeof leaf === 'string' && leaf.length >= TELLING && texts.includes(leaf))) return true;
  if (leaves.filter((leaf) => isHeld.has(leaf)).length * 2 > leaves.length) return true;
  return leaves.every((leaf) => isHeld.has(leaf) || texts.includes(String(leaf)));
}

/** Whether each text and number that was sent is in a text of the resource, however short each is; backslashes that escape something do not count. */
export function carriesAll(resource: Json, sent: Json | undefined): boolean {
  const plain = (leaf: string | number) => String(leaf).replaceAll('\\', '');
  const leaves = sent === undefined ? [] : leavesOf(sent).map(plain);
  const texts = leavesOf(resource).map(plain).join('\n');
  return leaves.join('').length >= TELLING_TOGETHER && leaves.every((leaf) => texts.includes(leaf));
}

/** The texts and numbers in a value, those near the top first: a long list does not hide the member beside it. */
function leavesOf(value: Json): readonly (string | number)[] {
  const values: Json[] = [value];
  for (let index = 0; index < values.length; index += 1) {
    const room = MAX_VALUES - values.length;
    const each = values[index];
    if (isArray(each)) values.push(...each.slice(0, room));
    else if (isObject(each)) values.push(...Object.values(each).slice(0, room));
  }
  return values.filter((each) => typeof each === 'string' || typeof each === 'number');
}
