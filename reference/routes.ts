import { TrieRouter } from 'hono/router/trie-router';

/** An operation of an API, with its method and path: `/qrcodes/:id`. */
export interface Route<Operation> {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The operation for a method and a path; `undefined` if there is none. */
export interface RouteMatch<Operation> {
  readonly operation: Operation | undefined;
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
}

/** Finds operations by method and path; the first matching route wins. */
export function createRouter<Operation extends string>(
  basePath: string,
  routes: readonly Route<Operation>[],
): (method: string, path: string) => RouteMatch<Operation> {
  const router = new TrieRouter<Operation>();
  for (const { method, path, operation } of routes) router.add(method, basePath + path, operation);
  return (method, path) => {
    const [found] = router.match(method, path)[0];
    if (found === undefined) return { operation: undefined, params: {} };
    const [operation, params] = found;
    return { operation, params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decoded(String(value))])) };
  };
}

/** Decodes a path segment; returns it unchanged if its percent-encoding is invalid. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
