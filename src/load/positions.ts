import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Pointer, tokens } from '../json/pointer.ts';

/** Line and column in a file, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where JSON Pointers are in a YAML or JSON file: the position of the member's name, or of the element of a list. A pointer that leads
 * to nothing has the position of the last part that exists. A file that cannot be read has no positions.
 */
export function positionsIn(file: string, pointers: Iterable<Pointer>): Readonly<Record<Pointer, Position>> {
  const text = textOf(file);
  if (text === undefined) return {};
  const counter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
  const positions = [...pointers].map((pointer) => {
    const { line, col } = counter.linePos(offsetOf(contents, tokens(pointer)));
    return [pointer, { line, column: col }] as const;
  });
  return Object.fromEntries(positions);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

function offsetOf(root: Node | null, path: readonly string[]): number {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  for (const token of path) {
    const next = child(node, token);
    if (next === undefined) return offset;
    offset = startOf(next.name) ?? offset;
    node = next.value;
  }
  return offset;
}

/** A member by its name, or an element of a list, with what marks its place. */
function child(node: unknown, token: string): { readonly name: unknown; readonly value: unknown } | undefined {
  if (isSeq(node)) {
    const element = /^\d+$/.test(token) ? node.items[Number(token)] : undefined;
    return element === undefined ? undefined : { name: element, value: element };
  }
  const pair = isMap(node) ? node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === token) : undefined;
  return pair === undefined ? undefined : { name: pair.key, value: pair.value };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
