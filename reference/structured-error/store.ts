import type { Code } from './code.ts';
import type { Account } from './keys.ts';

/** The QR codes of all accounts, oldest first. */
export class Store {
  readonly #codes = new Map<string, Code>();

  /** Adds a code, or replaces the one with its id. */
  put(code: Code): void {
    this.#codes.set(code.id, code);
  }

  remove(id: string): void {
    this.#codes.delete(id);
  }

  /** The code with this id, whoever owns it. */
  find(id: string): Code | undefined {
    return this.#codes.get(id);
  }

  *of(account: Account): Iterable<Code> {
    for (const code of this.#codes.values()) if (code.owner === account.id) yield code;
  }
}
