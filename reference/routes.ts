import { TrieRouter } from 'hono/router/trie-router';

/** An operation of an API and where it stands: `/qrcodes/:id`. */
export interface Route<Operation> {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** What a method and a path lead to; no operation where they lead nowhere. */
export interface Routed<Operation> {
  readonly operation: Operation | undefined;
  /** Parameters of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** Finds operations by method and path; of several routes that fit, the first. */
export function routing<Operation extends string>(
  basePath: string,
  routes: readonly Route<Operation>[],
): (method: string, path: string) => Routed<Operation> {
  const router = new TrieRouter<Operation>();
  for (const { method, path, operation } of routes) router.add(method, basePath + path, operation);
  return (method, path) => {
    const [found] = router.match(method, path)[0];
    if (found === undefined) return { operation: undefined, params: {} };
    const [operation, params] = found;
    return { operation, params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decoded(String(value))])) };
  };
}

/** A text of the path without its percent-encoding; where that is broken, as it came. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
