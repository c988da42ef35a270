/** The owner of QR codes. */
export interface Account {
  readonly id: string;
}

/** An API key, its owner and its state. */
export interface Key {
  readonly text: string;
  readonly account: Account;
  readonly state: 'valid' | 'revoked' | 'rate limited' | 'failing';
}

/** All API keys, and the accounts that already created theirs. */
export class Keys {
  readonly #keys = new Map<string, Key>();
  readonly #withOwnKey = new Set<string>();

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

  /** Records that the account created its API key; returns false if it already had one. */
  claim(account: Account): boolean {
    if (this.#withOwnKey.has(account.id)) return false;
    this.#withOwnKey.add(account.id);
    return true;
  }
}
