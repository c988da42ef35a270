import { type ChoiceMap, simpler, structureOf } from './choices.ts';
import { isPick, type Kind } from './unit.ts';

/** One item of a payload, by what it was made of. */
export interface Element {
  readonly kind: Kind;
  readonly choices: ChoiceMap;
}

/** The list with a stretch of it left out: half of it, a quarter, … one element; never shorter than the least. */
export function* shorter<T>(list: readonly T[], least: number): Iterable<readonly T[]> {
  if (list.length > least) yield list.slice(list.length - Math.max(least, 1));
  for (let length = Math.floor(list.length / 2); length >= 1; length = Math.floor(length / 2)) {
    if (list.length - length < least) continue;
    for (let end = list.length; end > 0; end -= length) yield list.toSpliced(Math.max(0, end - length), length);
  }
}

interface Simpler {
  readonly elements: readonly Element[];
  /** The first element that may still become simpler. */
  readonly next: number;
}

/** Simpler elements: all at once (so that equal ones stay equal), then one after the other from the position on. */
export function* simplerElements(elements: readonly Element[], from: number): Iterable<Simpler> {
  if (from === 0)
    for (const change of [good, onlyPicks, onlyStructure]) {
      const all = elements.map(change);
      if (all.some((each, index) => isSimpler(each, elements[index]))) yield { elements: all, next: 0 };
    }
  if (from === 0) yield* goodStretches(elements);
  for (let index = from; index < elements.length; index++) {
    const element = elements[index];
    if (element === undefined) continue;
    for (const less of simplerElement(element)) yield { elements: elements.with(index, less), next: index };
  }
}

/** The bad ones of a stretch made good: half of them, a quarter, … two. In long lists there are too many to do so one after the other. */
function* goodStretches(elements: readonly Element[]): Iterable<Simpler> {
  const bad = elements.flatMap(({ kind }, index) => (kind === 0 ? [] : [index]));
  for (let length = Math.floor(bad.length / 2); length >= 2; length = Math.floor(length / 2))
    for (let start = 0; start < bad.length; start += length) {
      const stretch = new Set(bad.slice(start, start + length));
      yield { elements: elements.map((each, index) => (stretch.has(index) ? good(each) : each)), next: 0 };
    }
}

/** Good, then broken in fewer ways, then a simpler item that is broken in the same ways, then in ways that come earlier. */
function* simplerElement(element: Element): Iterable<Element> {
  const { kind, choices } = element;
  for (const less of FEWER[kind]) yield { kind: less, choices };
  const [item, picks] = parted(choices);
  for (const less of simpler(item)) yield { kind, choices: new Map([...less, ...picks]) };
  for (const less of kind === 0 ? [] : simpler(picks)) yield { kind, choices: new Map([...item, ...less]) };
}

/** No object comes last: it has nothing that could be simpler. */
const FEWER: Readonly<Record<Kind, readonly Kind[]>> = { 0: [], 1: [0], 2: [0, 1], 3: [0, 1, 2], 4: [0, 1] };

function good({ choices }: Element): Element {
  return { kind: 0, choices };
}

function onlyPicks({ kind, choices }: Element): Element {
  return { kind, choices: parted(choices)[1] };
}

function onlyStructure({ kind, choices }: Element): Element {
  const [item, picks] = parted(choices);
  return { kind, choices: new Map([...structureOf(item), ...picks]) };
}

/** The choices that make the item, and those that break it. */
function parted(choices: ChoiceMap): readonly [ChoiceMap, ChoiceMap] {
  const all = [...choices];
  return [new Map(all.filter(([slot]) => !isPick(slot))), new Map(all.filter(([slot]) => isPick(slot)))];
}

function isSimpler(element: Element, before: Element | undefined): boolean {
  return before !== undefined && (element.kind < before.kind || sum(element.choices) < sum(before.choices));
}

function sum(choices: ChoiceMap): number {
  return [...choices.values()].reduce((all, each) => all + each, 0);
}
