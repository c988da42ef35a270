/** An API key, its owner and its state. */
export interface Key {
  readonly text: string;
  /** The organisation whose QR codes, forms and records it can access. */
  readonly organisation: string;
  /** The user of its submissions. */
  readonly user: string;
  /** `rate limited`: its rate limit is exceeded. `upstream down`: the upstream service does not answer it. */
  readonly state: 'valid' | 'read-only' | 'disabled' | 'rate limited' | 'upstream down';
}

/** All API keys that exist. */
export class Keys {
  readonly #keys = new Map<string, Key>();

  add(key: Key): void {
    this.#keys.set(key.text, key);
  }

  remove(text: string): void {
    this.#keys.delete(text);
  }

  find(text: string): Key | undefined {
    return this.#keys.get(text);
  }

  all(): Iterable<Key> {
    return this.#keys.values();
  }
}

/** The key in `Authorization: Bearer <key>`, or `undefined` if there is none. */
export function bearerKey(headers: Headers): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1];
}
