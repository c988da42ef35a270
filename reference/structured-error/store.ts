import type { QrCode } from './code.ts';
import type { Account } from './keys.ts';

/** More would fill the memory of a server that runs for long: the oldest is forgotten. */
const MOST_CODES = 20_000;

/** The QR codes of all accounts, oldest first. */
export class Store {
  readonly #codes = new Map<string, QrCode>();

  /** Adds a code, or replaces the one with the same id. */
  put(code: QrCode): void {
    const [oldest] = this.#codes.size < MOST_CODES ? [] : this.#codes.keys();
    if (oldest !== undefined) this.#codes.delete(oldest);
    this.#codes.set(code.id, code);
  }

  remove(id: string): void {
    this.#codes.delete(id);
  }

  /** The code with this id, of any account. */
  find(id: string): QrCode | undefined {
    return this.#codes.get(id);
  }

  /** The codes of all accounts, the oldest first. */
  all(): readonly QrCode[] {
    return [...this.#codes.values()];
  }

  *of(account: Account): Iterable<QrCode> {
    for (const code of this.#codes.values()) if (code.owner === account.id) yield code;
  }
}
