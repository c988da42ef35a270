import { isMultiple, withoutFloatNoise } from '../schema/multiples.ts';
import { bound, type Node, typesOf } from '../schema/node.ts';

/** Whether a double represents the number exactly. Beyond that, a number next to a bound is rounded to the bound. */
export function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** A number that the node allows: its lower bound, else 1, else its upper bound; a multiple of `multipleOf`. */
export function numberFor(node: Node): number {
  const step = stepOf(node);
  const least = bound(node, 'minimum') ?? bound(node, 'exclusiveMinimum');
  const most = bound(node, 'maximum') ?? bound(node, 'exclusiveMaximum');
  const anchors = [...(least === undefined ? [1, 0] : [least]), ...(most === undefined ? [] : [most])];
  const whole = anchors.flatMap((anchor) => [onGrid(anchor, step, Math.ceil), onGrid(anchor, step, Math.ceil) + step]);
  const lower = anchors.flatMap((anchor) => [onGrid(anchor, step, Math.floor), onGrid(anchor, step, Math.floor) - step]);
  const between = least === undefined || most === undefined ? [] : [(least + most) / 2];
  const fit = [...whole, ...lower, ...between].map(withoutFloatNoise).filter((value) => acceptsNumber(node, value));
  return fit.find((value) => isSurelyOnGrid(node, value)) ?? fit[0] ?? 1;
}

/** Whether the number is within the bounds of the node, a multiple of its `multipleOf`, and of its type. */
export function acceptsNumber(node: Node, value: number): boolean {
  const multiple = bound(node, 'multipleOf');
  return (
    value >= (bound(node, 'minimum') ?? Number.NEGATIVE_INFINITY) &&
    value <= (bound(node, 'maximum') ?? Number.POSITIVE_INFINITY) &&
    value > (bound(node, 'exclusiveMinimum') ?? Number.NEGATIVE_INFINITY) &&
    value < (bound(node, 'exclusiveMaximum') ?? Number.POSITIVE_INFINITY) &&
    (multiple === undefined || isMultiple(value, multiple)) &&
    (!isWhole(node) || Number.isInteger(value))
  );
}

/** Whether the number is a multiple of `multipleOf` even for servers that divide doubles: for them 0.7 is no multiple of 0.1, but 0.8 is. */
export function isSurelyOnGrid(node: Node, value: number): boolean {
  const multiple = bound(node, 'multipleOf');
  return multiple === undefined || (withoutFloatNoise(value) === value && Number.isInteger(value / multiple));
}

function isWhole(node: Node): boolean {
  const types = typesOf(node);
  return types.includes('integer') && !types.includes('number');
}

/** The distance between allowed numbers: `multipleOf`, or 1 if only whole numbers are allowed and it is a fraction. */
function stepOf(node: Node): number {
  const multiple = bound(node, 'multipleOf') ?? 1;
  return isWhole(node) && !Number.isInteger(multiple) ? 1 : multiple;
}

function onGrid(value: number, step: number, round: (value: number) => number): number {
  return round(value / step) * step;
}
