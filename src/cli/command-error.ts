/** A command that cannot be carried out as it was given: what is wrong, and what to do next. Exit code 2. */
export class CommandError extends Error {
  readonly next: readonly string[];

  constructor(what: string, ...next: readonly string[]) {
    super(what);
    this.next = next;
  }
}

/** Refuses what is known but not there yet: it must not be ignored. */
export function notBuiltYet(what: string): CommandError {
  return new CommandError(`${what} is not built yet.`, 'Leave it out, or use a later version of errspec that has it.');
}
