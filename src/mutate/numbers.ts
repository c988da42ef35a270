import { isMultiple, withoutFloatNoise } from '../schema/multiples.ts';
import { bound, type Node, typesOf } from '../schema/node.ts';

/** Whether a number is written as it is meant: past this, readers and writers round it, and what lies beside a bound falls on it. */
export function isExact(value: number): boolean {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** A number that the node takes: the least that it names, else 1, else the greatest; on the grid of `multipleOf`. */
export function numberFor(node: Node): number {
  const step = stepOf(node);
  const least = bound(node, 'minimum') ?? bound(node, 'exclusiveMinimum');
  const most = bound(node, 'maximum') ?? bound(node, 'exclusiveMaximum');
  const anchors = [...(least === undefined ? [1, 0] : [least]), ...(most === undefined ? [] : [most])];
  const whole = anchors.flatMap((anchor) => [onGrid(anchor, step, Math.ceil), onGrid(anchor, step, Math.ceil) + step]);
  const lower = anchors.flatMap((anchor) => [onGrid(anchor, step, Math.floor), onGrid(anchor, step, Math.floor) - step]);
  const between = least === undefined || most === undefined ? [] : [(least + most) / 2];
  const fit = [...whole, ...lower, ...between].map(withoutFloatNoise).filter((value) => takes(node, value));
  return fit.find((value) => isSurelyOnGrid(node, value)) ?? fit[0] ?? 1;
}

/** Whether the number is within the bounds of the node, on its grid and of its type. */
export function takes(node: Node, value: number): boolean {
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

/** Whether the number is on the grid of the node for those too who divide as numbers are stored: for them 0.7 is no multiple of 0.1, but 0.8 is. */
export function isSurelyOnGrid(node: Node, value: number): boolean {
  const multiple = bound(node, 'multipleOf');
  return multiple === undefined || (withoutFloatNoise(value) === value && Number.isInteger(value / multiple));
}

function isWhole(node: Node): boolean {
  const types = typesOf(node);
  return types.includes('integer') && !types.includes('number');
}

/** How far apart numbers of the node stand: its `multipleOf`, made whole where only whole numbers will do. */
function stepOf(node: Node): number {
  const multiple = bound(node, 'multipleOf') ?? 1;
  return isWhole(node) && !Number.isInteger(multiple) ? 1 : multiple;
}

function onGrid(value: number, step: number, round: (value: number) => number): number {
  return round(value / step) * step;
}
