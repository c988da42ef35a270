import { type ChoiceMap, simpler, structureOf } from './choices.ts';
import { breaksItem, type ItemKind } from './item.ts';

/** One item of a payload, as the choices that made it. */
export interface Element {
  readonly kind: ItemKind;
  readonly choices: ChoiceMap;
}

/** The list without half of its elements, a quarter, … one; never shorter than `least`. */
export function* shorter<T>(list: readonly T[], least: number): Iterable<readonly T[]> {
  if (list.length > least) yield list.slice(list.length - Math.max(least, 1));
  for (let length = Math.floor(list.length / 2); length >= 1; length = Math.floor(length / 2)) {
    if (list.length - length < least) continue;
    for (let end = list.length; end > 0; end -= length) yield list.toSpliced(Math.max(0, end - length), length);
  }
}

interface Simpler {
  readonly elements: readonly Element[];
  /** The index of the first element that may still become simpler. */
  readonly next: number;
}

/** Simpler elements: first all at once (so that equal ones stay equal), then one after the other, starting at the index `from`. */
export function* simplerElements(elements: readonly Element[], from: number): Iterable<Simpler> {
  if (from === 0)
    for (const change of [valid, onlyViolation, onlyStructure]) {
      const all = elements.map(change);
      if (all.some((each, index) => isSimpler(each, elements[index]))) yield { elements: all, next: 0 };
    }
  if (from === 0) yield* validStretches(elements);
  for (let index = from; index < elements.length; index++) {
    const element = elements[index];
    if (element === undefined) continue;
    for (const less of simplerElement(element)) yield { elements: elements.with(index, less), next: index };
  }
}

/** Makes half of the broken elements valid, a quarter, … two: in long lists there are too many to try one by one. */
function* validStretches(elements: readonly Element[]): Iterable<Simpler> {
  const bad = elements.flatMap(({ kind }, index) => (kind === 0 ? [] : [index]));
  for (let length = Math.floor(bad.length / 2); length >= 2; length = Math.floor(length / 2))
    for (let start = 0; start < bad.length; start += length) {
      const stretch = new Set(bad.slice(start, start + length));
      yield { elements: elements.map((each, index) => (stretch.has(index) ? valid(each) : each)), next: 0 };
    }
}

/** Valid; then broken in fewer ways; then simpler with the same violations; then with earlier violations. */
function* simplerElement(element: Element): Iterable<Element> {
  const { kind, choices } = element;
  for (const less of FEWER[kind]) yield { kind: less, choices };
  const [content, violation] = partitioned(choices);
  for (const less of simpler(content)) yield { kind, choices: new Map([...less, ...violation]) };
  for (const less of kind === 0 ? [] : simpler(violation)) yield { kind, choices: new Map([...content, ...less]) };
}

/** The kinds that are simpler than each kind. An item that is no object has no members to break, so it becomes an item with one violation. */
const FEWER: Readonly<Record<ItemKind, readonly ItemKind[]>> = { 0: [], 1: [0], 2: [0, 1], 3: [0, 1, 2], 4: [0, 1] };

function valid({ choices }: Element): Element {
  return { kind: 0, choices };
}

/** The same violation in the simplest item. */
function onlyViolation({ kind, choices }: Element): Element {
  return { kind, choices: partitioned(choices)[1] };
}

/** The same violation in the simplest item of the same structure. */
function onlyStructure({ kind, choices }: Element): Element {
  const [content, violation] = partitioned(choices);
  return { kind, choices: new Map([...structureOf(content), ...violation]) };
}

/** The choices that make the item, and those that break it. */
function partitioned(choices: ChoiceMap): readonly [ChoiceMap, ChoiceMap] {
  const all = [...choices];
  return [new Map(all.filter(([key]) => !breaksItem(key))), new Map(all.filter(([key]) => breaksItem(key)))];
}

function isSimpler(element: Element, before: Element | undefined): boolean {
  return before !== undefined && (element.kind < before.kind || sum(element.choices) < sum(before.choices));
}

function sum(choices: ChoiceMap): number {
  return [...choices.values()].reduce((all, each) => all + each, 0);
}
