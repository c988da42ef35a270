/** Whose codes a key reaches. */
export interface Account {
  readonly id: string;
}

/** An API key and the state it is in. */
export interface Key {
  readonly text: string;
  readonly account: Account;
  readonly state: 'good' | 'revoked' | 'spent' | 'failing';
}

/** The API keys that were ever handed out, and the accounts that made theirs already. */
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

  /** Notes that the account made its API key; false where it had one. */
  claim(account: Account): boolean {
    if (this.#withOwnKey.has(account.id)) return false;
    this.#withOwnKey.add(account.id);
    return true;
  }
}
