import { isArray, type Json, member, same } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import { isExact, isSurelyOnGrid } from '../mutate/numbers.ts';
import { textsMatching } from '../mutate/patterns.ts';
import { plausible, sample } from '../mutate/sample.ts';
import { bound, choicesOf, type Node, typesOf } from '../schema/node.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { validity } from '../schema/validate.ts';
import { BY_FORMAT, isFit, longTexts, oddTexts } from './texts.ts';

/**
 * Valid values of a member that is neither object nor list, the simplest first. Only `x-plausible` values if the description lists some. Never
 * empty: if no valid value can be made, it is `null`, which may be invalid.
 */
export function pool(format: Format, { schema, pointer }: LocatedSchema, node: Node): readonly Json[] {
  const listed = plausible(node);
  if (listed.length > 0) return listed;
  const first = sample(format, schema, pointer);
  const isValid = validity(format, schema);
  const others = (choicesOf(node) ?? [...examples(node), ...typesOf(node).flatMap((type) => ofType(node, type))]).filter((value) =>
    isValid(value),
  );
  const values = distinct([...(first === undefined ? [] : [first]), ...others]);
  if (values.length === 0) return [null];
  // Servers fail most often at bounds, so among many texts these values appear more than once.
  const atBounds = values.length < 20 ? [] : values.slice(1, 5);
  return [...values, ...atBounds, ...atBounds, ...atBounds];
}

function examples(node: Node): readonly Json[] {
  const list = member(node.keywords, 'examples');
  const one = [member(node.keywords, 'example'), member(node.keywords, 'default')].filter((value) => value !== undefined);
  return [...(isArray(list) ? list : []), ...one];
}

function ofType(node: Node, type: string): readonly Json[] {
  switch (type) {
    case 'string':
      return texts(node);
    case 'integer':
      return numbers(node, 1);
    case 'number':
      return numbers(node, 0.5);
    case 'boolean':
      return [true, false];
    case 'null':
      return [null];
    default:
      return [];
  }
}

/** Texts for the node; the caller filters them by the schema. */
function texts(node: Node): readonly string[] {
  const shortest = bound(node, 'minLength') ?? 0;
  const longest = bound(node, 'maxLength');
  const format = member(node.keywords, 'format');
  const known = typeof format === 'string' ? BY_FORMAT[format] : undefined;
  if (known !== undefined) return known;
  const pattern = member(node.keywords, 'pattern');
  const within = (text: string) => isFit(text) && text.length <= (longest ?? 200) && [...text.normalize('NFC')].length >= shortest;
  if (typeof pattern === 'string')
    return [...textsMatching(pattern, { seed: 2, runs: 80 }), ...longTexts(shortest, longest)].filter(within);
  return [...longTexts(shortest, longest), ...oddTexts(shortest, longest ?? 100)];
}

/** Numbers at the bounds, next to them and between them, and small numbers; only such as a double represents exactly. */
function numbers(node: Node, step: number): readonly number[] {
  const grid = bound(node, 'multipleOf') ?? step;
  const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].flatMap((keyword) => bound(node, keyword) ?? []);
  const beside = bounds.flatMap((value) => [value, value + grid, value - grid]);
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)];
  const between = bounds.length < 2 ? [] : [0.25, 0.5, 0.75].map((part) => Math.round((least + (most - least) * part) / grid) * grid);
  return [...beside, ...between, ...[0, 1, -1, 2, 7, 10, 100, 65_536].flatMap((value) => [value, value * grid])]
    .filter((value) => isExact(value) && isSurelyOnGrid(node, value))
    .map((value) => value + 0);
}

/** Each value once; quadratic, since the lists are short. */
function distinct(values: readonly Json[]): readonly Json[] {
  return values.filter((value, index) => values.findIndex((other) => same(other, value)) === index);
}
