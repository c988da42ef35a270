import { type Pointer, pointer } from '../json/pointer.ts';
import type { Format, Operation, Parameter } from '../model/format.ts';
import { type Node, nodeOf, typesOf } from '../schema/node.ts';

/** Where the success of an operation has the id that a path parameter asks for, or `undefined` if no member looks like it. */
export function answeredId(format: Format, { responses }: Operation, parameter: Parameter): Pointer | undefined {
  const success = responses.find(({ status, schema }) => status >= 200 && status < 300 && schema !== undefined);
  if (success?.schema === undefined || success.schemaPointer === undefined) return undefined;
  const wanted: Wanted = {
    format,
    names: namesOf(parameter.name),
    types: typesOf(nodeOf(format, parameter.schema, parameter.pointer)),
  };
  return found(wanted, nodeOf(format, success.schema, success.schemaPointer), DEEPEST);
}

interface Wanted {
  readonly format: Format;
  /** Names of members that may hold the id, the likeliest first. */
  readonly names: readonly string[];
  readonly types: readonly string[];
}

/** Answers wrap their resource once or twice: `{ data: { book: { id } } }`, `{ items: [{ id }] }`. */
const DEEPEST = 2;

/** The names under which an answer may have what a parameter is called: `bookId` is often the `id` of a book. */
function namesOf(parameter: string): readonly string[] {
  const plain = plainName(parameter);
  const suffix = ['uuid', 'guid', 'slug', 'name', 'key', 'code', 'id'].find((each) => plain.endsWith(each));
  return suffix === undefined ? [plain] : [...new Set([plain, suffix, ...(suffix === 'uuid' || suffix === 'guid' ? ['id'] : [])])];
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function found(wanted: Wanted, node: Node, depth: number): Pointer | undefined {
  const [first] = node.alternatives;
  if (first !== undefined) return found(wanted, first, depth);
  if (node.items !== undefined)
    return prefixed(pointer(0), found(wanted, nodeOf(wanted.format, node.items.schema, node.items.pointer), depth));
  for (const name of wanted.names)
    for (const [member, { schema, pointer: where }] of node.properties)
      if (plainName(member) === name && isAlike(wanted, nodeOf(wanted.format, schema, where))) return pointer(member);
  if (depth === 0) return undefined;
  for (const [member, { schema, pointer: where }] of node.properties) {
    const inner = prefixed(pointer(member), found(wanted, nodeOf(wanted.format, schema, where), depth - 1));
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function prefixed(prefix: Pointer, where: Pointer | undefined): Pointer | undefined {
  return where === undefined ? undefined : prefix + where;
}

/** A number can be written into a path that takes a text, but no text is a number. */
function isAlike({ types }: Wanted, node: Node): boolean {
  const own = typesOf(node);
  const isText = own.length === 0 || own.includes('string');
  const isNumber = own.length === 0 || own.some((type) => type === 'integer' || type === 'number');
  if (types.includes('string') || types.length === 0) return isText || isNumber;
  return isNumber;
}
