import { isArray, type Json, member, typeOf } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import { bound, choicesOf, type Node, typesOf } from '../schema/node.ts';
import { safePattern } from '../schema/safe-pattern.ts';
import { validity } from '../schema/validate.ts';
import { elementsFor, isUnique } from './lists.ts';
import { nearChoices, nearPattern, wrongCharacter } from './near-misses.ts';
import { isExact } from './numbers.ts';
import { isCountedAlike, LONGEST_TEXT, lengthened } from './sample.ts';

/** A value that breaks one constraint. */
export interface BrokenValue {
  readonly constraint: string;
  readonly value: Json;
}

interface BreakingContext {
  readonly format: Format;
  readonly node: Node;
  /** Whether to add near misses. */
  readonly exhaustive?: boolean | undefined;
}

/** Values that each break one constraint of a member, made from a valid value of it. */
export function* brokenValues(context: BreakingContext, valid: Json): Iterable<BrokenValue> {
  const { node } = context;
  for (const value of ofWrongType(node)) yield { constraint: 'type', value };
  const choices = choicesOf(node);
  if (choices !== undefined) yield* outside(choices, context.exhaustive === true);
  else if (typeof valid === 'string') yield* text(context, valid);
  else if (typeof valid === 'number') yield* exact(numeric(node, valid));
  else if (isArray(valid)) yield* sized(context, valid);
}

/** Up to two scalars and one container of other types than the node allows. */
function ofWrongType(node: Node): readonly Json[] {
  const types = typesOf(node);
  if (types.length === 0) return [];
  const wrong: readonly Json[] = types.includes('integer') ? ['1', 1.5] : types.includes('number') ? ['1', true] : [12345, 'text', true];
  return wrong
    .filter((value) => !isOfType(value, types))
    .slice(0, 2)
    .concat(containerFor(types));
}

function containerFor(types: readonly string[]): readonly Json[] {
  return types.includes('array') ? [{}] : [[]];
}

function isOfType(value: Json, types: readonly string[]): boolean {
  const type = typeOf(value);
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

function* outside(choices: readonly Json[], exhaustive: boolean): Iterable<BrokenValue> {
  if (choices.every((choice) => typeof choice === 'boolean')) {
    if (choices.length === 1) yield { constraint: 'enum', value: choices[0] !== true };
    return;
  }
  if (choices.some((choice) => typeof choice === 'string')) {
    yield { constraint: 'enum', value: 'errspec-unknown' };
    const near = exhaustive ? nearChoices(choices.filter((choice) => typeof choice === 'string')) : [];
    for (const value of near) yield { constraint: 'enum', value };
    return;
  }
  const numbers = choices.filter((choice) => typeof choice === 'number');
  if (numbers.length > 0) yield { constraint: 'enum', value: Math.max(...numbers) + 1 };
}

function* text(context: BreakingContext, valid: string): Iterable<BrokenValue> {
  const { node } = context;
  const longest = bound(node, 'maxLength');
  const plain = isCountedAlike(valid) ? valid : '';
  if (longest !== undefined && longest < LONGEST_TEXT) yield { constraint: 'maxLength', value: lengthened(plain, longest + 1) };
  const shortest = bound(node, 'minLength');
  if (shortest !== undefined && shortest > 0)
    yield {
      constraint: 'minLength',
      value: plain === '' ? 'a'.repeat(Math.min(shortest, LONGEST_TEXT) - 1) : plain.slice(0, shortest - 1),
    };
  const pattern = member(node.keywords, 'pattern');
  if (typeof pattern === 'string') {
    const far = unlike(context, pattern, valid);
    const near = context.exhaustive === true ? nearPattern(valid, (value) => isUnlike(context, pattern, value)) : [];
    for (const value of new Set([...far, ...near])) yield { constraint: 'pattern', value };
  }
  const format = member(node.keywords, 'format');
  if (typeof format !== 'string') return;
  if (!fits(context, 'not/of the format')) yield { constraint: 'format', value: 'not/of the format' };
  const near = context.exhaustive === true ? wrongCharacter(valid, format) : undefined;
  if (near !== undefined && !fits(context, near)) yield { constraint: 'format', value: near };
}

/** Up to two texts that break the pattern, within the lengths. */
function unlike(context: BreakingContext, pattern: string, valid: string): readonly string[] {
  const candidates = [`ftp://${valid.replace(/^\w+:\/\//, '')}`, `not ${valid}`, valid.slice(1), 'errspec', '~', '1', '#'];
  return candidates.filter((value) => isUnlike(context, pattern, value)).slice(0, 2);
}

/** Whether a text breaks the pattern, within the lengths. */
function isUnlike({ node }: BreakingContext, pattern: string, value: string): boolean {
  const isWithin =
    value.length >= (bound(node, 'minLength') ?? 1) && value.length <= (bound(node, 'maxLength') ?? Number.POSITIVE_INFINITY);
  return isWithin && !safePattern(pattern, 'u').test(value);
}

function fits(context: BreakingContext, value: Json): boolean {
  return validity(context.format, context.node.pointer)(value);
}

function* exact(found: Iterable<BrokenValue>): Iterable<BrokenValue> {
  for (const each of found) if (typeof each.value === 'number' && isExact(each.value)) yield each;
}

function* numeric(node: Node, valid: number): Iterable<BrokenValue> {
  const whole = typesOf(node).includes('integer');
  const step = whole ? 1 : 0.5;
  const least = bound(node, 'minimum');
  if (least !== undefined) yield { constraint: 'minimum', value: least - step };
  const most = bound(node, 'maximum');
  if (most !== undefined) yield { constraint: 'maximum', value: most + step };
  const above = bound(node, 'exclusiveMinimum');
  if (above !== undefined) yield { constraint: 'exclusiveMinimum', value: above };
  const under = bound(node, 'exclusiveMaximum');
  if (under !== undefined) yield { constraint: 'exclusiveMaximum', value: under };
  const multiple = bound(node, 'multipleOf');
  if (multiple !== undefined) yield { constraint: 'multipleOf', value: valid + multiple / 2 };
}

function* sized({ format, node }: BreakingContext, valid: readonly Json[]): Iterable<BrokenValue> {
  const fewest = bound(node, 'minItems');
  if (fewest !== undefined && fewest > 0) yield { constraint: 'minItems', value: valid.slice(0, fewest - 1) };
  const most = bound(node, 'maxItems');
  const tooMany = most === undefined ? undefined : elementsFor(format, node, valid, most + 1);
  if (tooMany !== undefined) yield { constraint: 'maxItems', value: tooMany };
  const [first, second, ...rest] = valid;
  if (!isUnique(node) || first === undefined) return;
  // One element appears twice; the list grows only if it had a single element.
  if (second !== undefined || (most ?? 2) > 1) yield { constraint: 'uniqueItems', value: [first, first, ...rest] };
}
