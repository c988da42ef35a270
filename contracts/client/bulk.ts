import type { BulkCreated, BulkError, FieldErrors } from './decoded.ts';
import type { BulkShape, Comparison, FieldList } from './format.ts';
import { at, listAt } from './pointer.ts';

/** The created resources and the errors of a bulk answer. */
export interface Bulk<Item> {
  readonly created: readonly BulkCreated<Item>[];
  readonly errors: readonly BulkError<Item>[];
}

/** True if the body has the lists of this shape. */
export function hasShape(shape: BulkShape, body: unknown): boolean {
  const lists = shape.kind === 'split' ? [shape.created, shape.errors] : [shape.results];
  return lists.every((list) => Array.isArray(at(body, list)));
}

/** Reads the created resources and the errors of a bulk answer, and pairs them with the submitted items. */
export function bulkOf<Item>(shape: BulkShape, body: unknown, submitted: readonly Item[] | undefined): Bulk<Item> {
  return shape.kind === 'split' ? fromLists(shape, body, submitted) : fromResults(shape, body, submitted);
}

/** Reads the error messages of each field in a list of fields. */
export function fieldsAt(value: unknown, { list, name, message }: FieldList): FieldErrors {
  const found = new Map<string, string[]>();
  for (const entry of listAt(value, list)) {
    const field = at(entry, name);
    const text = message === null ? undefined : at(entry, message);
    if (typeof field !== 'string') continue;
    const texts = found.get(field) ?? [];
    if (typeof text === 'string') texts.push(text);
    found.set(field, texts);
  }
  return Object.fromEntries(found);
}

function fromLists<Item>(shape: Extract<BulkShape, { kind: 'split' }>, body: unknown, submitted: readonly Item[] | undefined): Bulk<Item> {
  const errors = listAt(body, shape.errors).flatMap((entry): BulkError<Item>[] => {
    const index = at(entry, shape.index);
    return typeof index === 'number' ? [{ index, item: submitted?.[index], fields: fieldsAt(entry, shape.fields) }] : [];
  });
  const rejected = new Set(errors.map(({ index }) => index));
  const good = (submitted ?? []).map((item, index) => ({ item, index })).filter(({ index }) => !rejected.has(index));
  const values = listAt(body, shape.created);
  if (values.length !== good.length) return { created: values.map((value) => ({ value, index: undefined, item: undefined })), errors };
  return { created: paired(values, good, shape.compare), errors };
}

/** Pairs created resources with items. The list has no indexes and its order is undocumented, so equal values are matched first, and the rest in order. */
function paired<Item>(
  values: readonly unknown[],
  good: { item: Item; index: number }[],
  compare: readonly Comparison[],
): BulkCreated<Item>[] {
  const left = [...good];
  const found = new Map<unknown, { item: Item; index: number }>();
  const take = (value: unknown, position: number) => {
    const [one] = position < 0 ? [] : left.splice(position, 1);
    if (one !== undefined) found.set(value, one);
  };
  const keys = values.map((value, key) => ({ value, key }));
  for (const { value, key } of keys)
    take(
      key,
      left.findIndex(({ item }) => isMatch(item, value, compare)),
    );
  for (const { key } of keys) if (!found.has(key)) take(key, 0);
  return keys.map(({ value, key }) => ({ value, index: found.get(key)?.index, item: found.get(key)?.item }));
}

function isMatch(item: unknown, value: unknown, compare: readonly Comparison[]): boolean {
  return compare
    .filter(({ sent, when }) => at(item, sent) !== undefined && when.every((each) => (at(item, each.at) ?? null) === each.is))
    .every(({ sent, read }) => at(item, sent) === at(value, read));
}

function fromResults<Item>(
  shape: Extract<BulkShape, { kind: 'results' }>,
  body: unknown,
  submitted: readonly Item[] | undefined,
): Bulk<Item> {
  const created: BulkCreated<Item>[] = [];
  const errors: BulkError<Item>[] = [];
  for (const [position, entry] of listAt(body, shape.results).entries()) {
    const sent = shape.index === null ? position : at(entry, shape.index);
    const index = typeof sent === 'number' ? sent : position;
    const status = at(entry, shape.status);
    const item = submitted?.[index];
    if (typeof status === 'number' && status >= 200 && status < 300) created.push({ value: at(entry, shape.value), index, item });
    else errors.push({ index, item, fields: fieldsAt(entry, shape.fields) });
  }
  return { created, errors };
}
