/** A base URL in parts. */
export interface Target {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Without a trailing slash; `''` for the root. */
  readonly basePath: string;
}

/** Splits a base URL; throws a `TypeError` if it is not an HTTP URL. */
export function targetOf(url: string): Target {
  const { protocol, origin, pathname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(`${url} is no HTTP address: it has to begin with http:// or https://.`);
  return { origin, basePath: pathname.replace(/\/+$/, '') };
}
