/** An API key, whom it stands for, and the state it is in. */
export interface Key {
  readonly text: string;
  /** Whose QR codes, forms and records it reaches. */
  readonly organisation: string;
  /** Whose submissions it makes. */
  readonly user: string;
  /** `spent`: its limit is used up. `cut off`: the service behind the gateway does not answer it. */
  readonly state: 'good' | 'read-only' | 'disabled' | 'spent' | 'cut off';
}

/** The API keys that were ever handed out. */
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

/** The key in `Authorization: Bearer <key>`, or `undefined` where there is none. */
export function bearerKey(headers: Headers): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1];
}
