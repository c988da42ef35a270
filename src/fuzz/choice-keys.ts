/**
 * Names one choice of a generator. A payload remembers what was chosen under which key, so that shrinking can repeat all choices but one.
 * Keys are compared by identity: a generator makes its keys once and uses the same ones for every payload.
 */
export interface ChoiceKey {
  /** For people who debug. */
  readonly name: string;
  /** `shape` decides the structure (which alternative, which members, how many elements), `value` which of several values is used. */
  readonly kind: 'shape' | 'value';
  /** Whether the choice makes the valid content, or breaks it. */
  readonly decides: 'content' | 'violation';
}

/** Where in a value something is generated: how deep, and in which element of the lists on the way (0 outside of lists). */
export interface GeneratorPosition {
  readonly depth: number;
  readonly element: number;
}

/** A key for one choice. */
export function choiceKey(name: string, kind: ChoiceKey['kind'], decides: ChoiceKey['decides'] = 'content'): ChoiceKey {
  return { name, kind, decides };
}

/** A key for each number: for choices that are made several times. The same number gives the same key. */
export function numberedKeys(
  name: string,
  kind: ChoiceKey['kind'],
  decides: ChoiceKey['decides'] = 'content',
): (number: number) => ChoiceKey {
  const keys = new Map<number, ChoiceKey>();
  return (number) => {
    const known = keys.get(number);
    if (known !== undefined) return known;
    const key = choiceKey(`${name} ${number}`, kind, decides);
    keys.set(number, key);
    return key;
  };
}

/** A key for each position: a generator is used at several depths and in several elements, with a choice of its own in each. */
export function positionKeys(name: string, kind: ChoiceKey['kind']): (position: GeneratorPosition) => ChoiceKey {
  const byDepth = new Map<number, (element: number) => ChoiceKey>();
  return ({ depth, element }) => {
    const known = byDepth.get(depth);
    if (known !== undefined) return known(element);
    const ofElements = numberedKeys(`${name} at depth ${depth} of element`, kind);
    byDepth.set(depth, ofElements);
    return ofElements(element);
  };
}
