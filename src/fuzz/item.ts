import { canonical, type Json } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import type { Blame, ConstraintViolation } from '../model/probe.ts';
import { applied } from '../mutate/apply.ts';
import { changesOf } from '../mutate/broken-together.ts';
import { type Derived, violationOf } from '../mutate/derived.ts';
import { blameFromErrors, type ValidatedDocument } from '../mutate/oracle.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { validator, validity } from '../schema/validate.ts';
import { type ChoiceKey, choiceKey, numberedKeys } from './choice-keys.ts';
import type { ChoiceSource } from './choices.ts';
import { type ValidOptions, validGenerator } from './valid.ts';
import { pickViolations, type ViolationChoices, violationsByStructure } from './violation-choices.ts';

/** An item that is broken in known ways. */
export interface BrokenItem {
  readonly item: Json;
  /** Empty if the item is not even an object. */
  readonly violations: readonly ConstraintViolation[];
  readonly blame: Blame;
}

/** An item with what is wrong with it; `blame` is missing if nothing is. */
export type PayloadItem = BrokenItem | { readonly item: Json; readonly violations: readonly []; readonly blame: undefined };

/** What an item should be: valid (0), broken in up to 1, 2 or 3 ways, or not an object at all (4). */
export type ItemKind = 0 | 1 | 2 | 3 | 4;

export const NOT_AN_OBJECT: ItemKind = 4;

/** Generates items of a schema, valid or broken. */
export interface ItemGenerator {
  /** The item of this kind that the choices give; a valid one if no known violation breaks the schema. */
  readonly generate: (source: ChoiceSource, kind: ItemKind) => PayloadItem;
  readonly canBreak: boolean;
}

const WHICH_NON_OBJECT = choiceKey('which value that is no object', 'value', 'violation');
const whichViolation = numberedKeys('which violation', 'value', 'violation');

/** Whether a choice decides how an item is broken, rather than what the item is. */
export function breaksItem(key: ChoiceKey): boolean {
  return key.decides === 'violation';
}

const ANY: Blame = { must: [], may: [], any: true };

/** Generators that were built, by what they were built for: campaigns over the same format share what these have computed. */
const generators = new WeakMap<Format, Map<string, ItemGenerator | undefined>>();

/** The generator for items of a schema; `undefined` if no valid item can be made. */
export function itemGenerator(format: Format, schema: LocatedSchema, options: ValidOptions): ItemGenerator | undefined {
  const known = generators.get(format) ?? new Map<string, ItemGenerator | undefined>();
  generators.set(format, known);
  const key = `${schema.pointer} ${options.assumed} ${canonical(schema.schema)} ${canonical(options.examples)}`;
  if (known.has(key)) return known.get(key);
  const generator = newGenerator(format, schema, options);
  known.set(key, generator);
  return generator;
}

function newGenerator(format: Format, located: LocatedSchema, options: ValidOptions): ItemGenerator | undefined {
  const generateValid = validGenerator(format, located, options);
  if (generateValid === undefined) return undefined;
  const isValid = validity(format, located.schema);
  const errorsOf = validator(format, located.schema);
  const nonObjects = [null, 'errspec', 42, []].filter((item) => !isValid(item));
  const known = violationsByStructure(format, located, { generate: generateValid, assumed: options.assumed });
  const nonObject = (source: ChoiceSource): PayloadItem | undefined => {
    const item = nonObjects[source.choose(WHICH_NON_OBJECT, nonObjects.length)];
    return item === undefined ? undefined : { item, violations: [], blame: ANY };
  };
  return {
    canBreak: nonObjects.length > 0 || known.simplest().length > 0,
    generate: (source, kind) => {
      const instead = kind === NOT_AN_OBJECT ? nonObject(source) : undefined;
      if (instead !== undefined) return instead;
      const generated = generateValid(source);
      if (kind === 0) return valid(generated.value);
      const target = {
        item: generated.value,
        violations: known.of(source, generated),
        validate: (sent: Json) => ({ sent, errors: errorsOf(sent) }),
        blameOf: (broken: readonly Derived[], validated: ValidatedDocument) => blameFromErrors({ format, root: '' }, broken, validated),
      };
      return broken(source, kind === NOT_AN_OBJECT ? 1 : kind, target) ?? nonObject(source) ?? valid(generated.value);
    },
  };
}

interface ItemUnderTest {
  readonly item: Json;
  readonly violations: ViolationChoices;
  readonly validate: (item: Json) => ValidatedDocument;
  readonly blameOf: (broken: readonly Derived[], validated: ValidatedDocument) => Blame;
}

/** The item with up to `count` chosen violations; `undefined` if none of them breaks it. */
function broken(source: ChoiceSource, count: number, { item, violations, validate, blameOf }: ItemUnderTest): BrokenItem | undefined {
  // The item with only the first violation.
  let first: ValidatedDocument | undefined;
  const breaks = (each: Derived): boolean => {
    const changed = validate(applied(item, changesOf([each])));
    if (changed.errors.length === 0) return false;
    first ??= changed;
    return true;
  };
  const pick = (index: number) => source.choose(whichViolation(index), violations.length);
  const group = pickViolations(violations, { count, pick, breaks });
  if (first === undefined) return undefined;
  const changed = group.length === 1 ? first : validate(applied(item, changesOf(group)));
  // Each violation breaks the item alone. If together they repair it, only the first is kept.
  const repaired = changed.errors.length === 0;
  const kept = repaired ? group.slice(0, 1) : group;
  const validated = repaired ? first : changed;
  return { item: validated.sent, violations: kept.map(violationOf), blame: blameOf(kept, validated) };
}

function valid(item: Json): PayloadItem {
  return { item, violations: [], blame: undefined };
}
