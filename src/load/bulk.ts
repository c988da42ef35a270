import { isArray, isObject, type Json, member } from '../json/json.ts';
import { type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { BulkAnswer, BulkRules, RequestBody, Schema } from '../model/format.ts';
import { refOf, schemaAt } from '../schema/resolve.ts';
import { addProblem, type Build } from './build.ts';
import { type DescribedValue, flagAt, numbersAt, textAt, valueBelow } from './described-value.ts';
import { comparisons } from './read-back.ts';
import { entryList } from './rules.ts';

interface ItemsSchema {
  readonly schema: Json | undefined;
  readonly pointer: Pointer;
}

/** The rules of a bulk operation (`x-bulk`). Reports items that are not an array with `maxItems`. */
export function bulkRules(build: Build, spot: DescribedValue, body: RequestBody | undefined): BulkRules | undefined {
  if (spot.value === undefined) return undefined;
  const where = valueBelow(spot, 'items');
  const items = textAt(where);
  if (items === undefined) return undefined;
  const array = body === undefined ? undefined : down(build, { schema: body.schema, pointer: body.pointer }, tokens(items));
  const element = array === undefined ? undefined : itemsOf(build, array);
  const max = element?.max;
  if (element === undefined || max === undefined) {
    addProblem(
      build,
      where,
      element === undefined
        ? 'The request body has no array with "items" at this location.'
        : 'The array at this location needs "maxItems".',
    );
    return undefined;
  }
  return {
    items,
    min: element.min,
    max,
    unique: element.unique,
    itemSchema: element.schema,
    itemPointer: element.pointer,
    answer: answer(valueBelow(spot, 'answer')),
    statuses: statuses(valueBelow(spot, 'statuses')),
    allBadAsError: flagAt(valueBelow(spot, 'allBadAsError'), false),
    mark: textAt(valueBelow(spot, 'mark')),
    compare: comparisons(valueBelow(spot, 'compare')),
  };
}

function statuses(spot: DescribedValue): BulkRules['statuses'] {
  return {
    allGood: numbersAt(valueBelow(spot, 'allGood')),
    someBad: numbersAt(valueBelow(spot, 'someBad')),
    allBad: numbersAt(valueBelow(spot, 'allBad')),
  };
}

function answer(spot: DescribedValue): BulkAnswer {
  const at = (name: string) => textAt(valueBelow(spot, name)) ?? '';
  const fields = entryList(valueBelow(spot, 'fields')) ?? { list: '', name: '', message: undefined };
  const summary = summaryAt(valueBelow(spot, 'summary'));
  if (at('kind') === 'results')
    return {
      kind: 'results',
      results: at('results'),
      index: textAt(valueBelow(spot, 'index')),
      status: at('status'),
      fields,
      value: at('value'),
      summary,
    };
  return { kind: 'split', created: at('created'), errors: at('errors'), index: at('index'), fields, summary };
}

function summaryAt(spot: DescribedValue): BulkAnswer['summary'] {
  if (spot.value === undefined) return undefined;
  const at = (name: string) => textAt(valueBelow(spot, name)) ?? '';
  return { submitted: at('submitted'), created: at('created'), failed: at('failed') };
}

/** All schemas that apply to the same value: the schema itself, the target of its `$ref`, and its `allOf`. */
function parts(build: Build, placed: ItemsSchema, depth = 0): readonly ItemsSchema[] {
  const { schema } = placed;
  if (!isObject(schema) || depth > 12) return [];
  const target = refOf(schema);
  const referred = target === undefined ? [] : parts(build, { schema: schemaAt(build, target), pointer: target }, depth + 1);
  const all = member(schema, 'allOf');
  const inner = isArray(all)
    ? all.flatMap((each, index) => parts(build, { schema: each, pointer: placed.pointer + pointer('allOf', index) }, depth + 1))
    : [];
  return [placed, ...referred, ...inner];
}

function down(build: Build, placed: ItemsSchema, path: readonly string[]): ItemsSchema | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return placed;
  for (const part of parts(build, placed)) {
    const schema = member(member(part.schema, 'properties'), name);
    if (schema !== undefined) return down(build, { schema, pointer: part.pointer + pointer('properties', name) }, rest);
  }
  return undefined;
}

interface Items {
  readonly schema: Schema;
  readonly pointer: Pointer;
  readonly min: number;
  readonly max: number | undefined;
  readonly unique: boolean;
}

function itemsOf(build: Build, array: ItemsSchema): Items | undefined {
  const all = parts(build, array);
  const bound = (name: string) => all.map((part) => member(part.schema, name)).find((value) => typeof value === 'number');
  const unique = all.some((part) => member(part.schema, 'uniqueItems') === true);
  for (const part of all) {
    const schema = member(part.schema, 'items');
    if (isObject(schema)) return { schema, pointer: `${part.pointer}/items`, min: bound('minItems') ?? 0, max: bound('maxItems'), unique };
  }
  return undefined;
}
