/** A base URL, taken apart. */
export interface Target {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Without a slash at its end; `''` for the root. */
  readonly basePath: string;
}

/** Takes a base URL apart; throws a `TypeError` where it is none. */
export function targetOf(url: string): Target {
  const { protocol, origin, pathname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(`${url} is no HTTP address: it has to begin with http:// or https://.`);
  return { origin, basePath: pathname.replace(/\/+$/, '') };
}
