import { isObject, type Json } from '../../json/json.ts';
import { type Pointer, tokens, withValue } from '../../json/pointer.ts';
import type { BulkRules, Expected } from '../../model/format.ts';
import { namesFrom } from '../../model/naming.ts';
import type { BadItem, Blame } from '../../model/probe.ts';
import { isUnder } from '../../model/request.ts';
import { either } from '../../mutate/expected.ts';
import { namesBelow, namingOf } from '../../mutate/names.ts';
import { nodeOf } from '../../schema/node.ts';
import { validity } from '../../schema/validate.ts';
import type { PlanContext } from '../context.ts';

/** In an item: the key by which the answer of a bulk names it; `undefined` where the answer has indexes. */
function keyOf({ answer }: BulkRules): Pointer | undefined {
  return answer.kind === 'atomic' ? undefined : answer.key?.sent;
}

/** Whether an item that is broken there (`''`: that is no object) can still be named by the answer. */
export function isNamed(bulk: BulkRules, where: Pointer): boolean {
  const key = keyOf(bulk);
  return key === undefined || (where !== '' && !isUnder(key, where));
}

const KEYS: readonly ((index: number) => Json)[] = [(index) => `item-${index + 1}`, (index) => String(index + 1), (index) => index + 1];

/** Items with a key of their own each, if the answer names them by it: a text or a number, as their schema allows. */
export function withKeys({ format }: PlanContext, bulk: BulkRules, items: readonly Json[]): readonly Json[] {
  const where = keyOf(bulk);
  if (where === undefined) return items;
  const isValid = validity(format, bulk.itemSchema);
  const made = KEYS.find((key) => items.some((item) => isObject(item) && isValid(withValue(item, where, key(0))))) ?? String;
  return items.map((item, index) => (isObject(item) ? withValue(item, where, made(index)) : item));
}

/** The answer to a bulk that is rejected as a whole for these items. */
export function refusalOf({ format: { causes } }: PlanContext, bad: readonly BadItem[]): Expected {
  const all = bad.flatMap(({ violations }) =>
    violations.length === 0 ? [causes.invalid, causes.notAnObject] : violations.map(({ expect }) => expect),
  );
  const [first = causes.invalid, ...others] = all;
  return others.reduce(either, first);
}

/** The blame of a bulk that is rejected as a whole: names of the items' fields, with the location of the item. */
export function wholeBlame({ format }: PlanContext, bulk: BulkRules, bad: readonly BadItem[]): Blame {
  const naming = namingOf(format);
  const itemsAt = tokens(bulk.items);
  const node = nodeOf(format, bulk.itemSchema, bulk.itemPointer);
  const blames = bad.map(({ index, violations, blame }): Blame => {
    const whole = (name: string) => namesFrom(naming, [...itemsAt, index], name);
    if (violations.length > 0)
      return { must: blame.must.map((group) => group.flatMap(whole)), may: blame.may.flatMap(whole), any: blame.any };
    // An item that is no object may be named itself, or by what it lacks.
    return { must: [['', ...namesBelow(format, node, [], true)].flatMap(whole)], may: [], any: false };
  });
  return {
    must: blames.flatMap(({ must }) => must),
    may: [...new Set(blames.flatMap(({ may }) => may))],
    any: blames.some(({ any }) => any),
  };
}
