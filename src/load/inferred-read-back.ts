import { lastToken, type Pointer, pointer } from '../json/pointer.ts';
import type { Comparison, Format, Link, Operation, RequestLocation } from '../model/format.ts';
import { type Node, nodeOf, typesOf } from '../schema/node.ts';
import { answeredId } from './answered-id.ts';

/** Values of these types read as they were sent; lists and objects may be completed by the server. */
const COMPARED = ['string', 'number', 'integer', 'boolean'];

/** The operation that creates a resource with the GET of that resource as its read-back, where nothing is written down: members of the same name should read as they were sent. */
export function withInferredReadBack(format: Format, operation: Operation, operations: readonly Operation[]): Operation {
  if (operation.method !== 'POST' || operation.readBack !== undefined || operation.valid.basis === 'written') return operation;
  const read = operations.find(({ method, valid }) => method === 'GET' && valid.from?.operation === operation.id);
  const from = read?.valid.from;
  if (read === undefined || from === undefined) return operation;
  const bind: Link['bind'] = new Map<RequestLocation, { readonly from: 'request' | 'answer'; readonly at: Pointer }>([
    ...[...from.bind].map(([where, to]) => [to, { from: 'answer', at: where }] as const),
    ...[...from.carried].map(([where, to]) => [to, { from: 'request', at: where }] as const),
  ]);
  const link = { name: read.id, operation: read.id, bind, each: undefined };
  return { ...operation, readBack: { link, compare: compared(format, operation, read), volatile: [], isUsual: true } };
}

/** Members that the body of one operation and the answer of the other have by the same name and type. */
function compared(format: Format, { body }: Operation, read: Operation): readonly Comparison[] {
  const id = read.parameters.findLast((parameter) => parameter.in === 'path');
  const success = read.responses.find(({ status, schema }) => status >= 200 && status < 300 && schema !== undefined);
  const where = id === undefined ? undefined : answeredId(format, read, id);
  if (body === undefined || success?.schema === undefined || success.schemaPointer === undefined || where === undefined) return [];
  const holder = where.slice(0, where.length - pointer(lastToken(where)).length);
  const sent = nodeOf(format, body.schema, body.pointer);
  const shown = below(format, nodeOf(format, success.schema, success.schemaPointer), holder);
  return [...sent.properties.keys()].flatMap((name): Comparison[] => {
    const types = [sent, shown].map((node) => typesOfMember(format, node, name));
    const isAlike = types.every((each) => each.length > 0 && each.every((type) => COMPARED.includes(type) || type === 'null'));
    return isAlike ? [{ sent: pointer(name), read: holder + pointer(name), when: [] }] : [];
  });
}

function typesOfMember(format: Format, node: Node | undefined, name: string): readonly string[] {
  const property = node?.properties.get(name);
  if (property === undefined) return [];
  const inner = nodeOf(format, property.schema, property.pointer);
  // Dates may be written in another way than they were sent.
  return 'format' in inner.keywords ? [] : typesOf(inner);
}

function below(format: Format, node: Node, where: Pointer): Node | undefined {
  return where
    .split('/')
    .slice(1)
    .reduce<Node | undefined>((inner, name) => {
      const property = inner?.properties.get(name);
      return property === undefined ? undefined : nodeOf(format, property.schema, property.pointer);
    }, node);
}
