/** A command that cannot be carried out as given: what is wrong, and what to do next. Exit code 2. */
export class CommandError extends Error {
  readonly next: readonly string[];

  constructor(what: string, ...next: readonly string[]) {
    super(what);
    this.next = next;
  }
}
