import type { Json } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { Format, Operation, Response, Schema } from '../model/format.ts';
import type { InteractionResponse, Template } from '../model/interaction.ts';
import { sample } from '../mutate/sample.ts';
import { choicesOf, type Node, nodeOf, typesOf } from '../schema/node.ts';
import { mediaTypeHeader } from './media.ts';

/** The answer of a success: one of the documented statuses, and the required members of the body by type. */
export function successResponse(format: Format, operation: Operation): InteractionResponse | undefined {
  const successes = operation.responses.filter(({ status }) => status >= 200 && status < 300);
  const [first, ...others] = successes;
  if (first === undefined) return undefined;
  return {
    statuses: [first.status, ...others.map(({ status }) => status)],
    headers: first.mediaType === undefined ? {} : { 'Content-Type': mediaTypeHeader([first.mediaType]) },
    body: bodyOf(format, first),
  };
}

function bodyOf(format: Format, { schema, schemaPointer, mediaType }: Response): Template | undefined {
  const isJson = mediaType !== undefined && /[/+]json$/.test(mediaType);
  return schema === undefined || schemaPointer === undefined || !isJson ? undefined : schemaTemplate(format, schema, schemaPointer);
}

/** What all values of the schema have in common, as far as a contract can express it; `undefined` if nothing (several types, or none). */
export function schemaTemplate(format: Format, schema: Schema, where: Pointer, depth = 0): Template | undefined {
  const node = nodeOf(format, schema, where);
  const [choice, ...others] = choicesOf(node) ?? [];
  if (choice !== undefined) return others.length === 0 ? { kind: 'exact', value: choice } : ofType(typesOf(node), choice);
  const [type, ...more] = typesOf(node);
  if (type === undefined || more.length > 0 || depth > DEEPEST) return undefined;
  if (type === 'object') return { kind: 'object', members: membersOf(format, node, depth) };
  if (type === 'array') return { kind: 'like', value: [] };
  const value = sample(format, schema, where);
  return value === undefined ? undefined : ofType([type], value);
}

/** Bounds the depth, because schemas may refer to themselves. */
const DEEPEST = 8;

function membersOf(format: Format, node: Node, depth: number): Readonly<Record<string, Template>> {
  const found = [...node.properties].flatMap(([name, property]): [string, Template][] => {
    const template = property.required ? schemaTemplate(format, property.schema, property.pointer, depth + 1) : undefined;
    return template === undefined ? [] : [[name, template]];
  });
  return Object.fromEntries(found);
}

function ofType(types: readonly string[], value: Json): Template | undefined {
  if (types.length > 1) return undefined;
  return types[0] === 'integer' && typeof value === 'number' ? { kind: 'integer', value } : { kind: 'like', value };
}
