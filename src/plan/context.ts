import { type Format, type Operation, operationById, type State } from '../model/format.ts';

/** The options of a plan. */
export interface PlanOptions {
  readonly seed: number;
  /** The names of available states; `all` with a provider-state URL (which is asked during the run), `none` without one. */
  readonly states: 'all' | 'none' | ReadonlySet<string>;
  /** Plan no request that could write. */
  readonly readOnly: boolean;
  /** Whether to judge what the description only assumes. */
  readonly assumed: boolean;
  /** The most requests planned for one operation. Without it only operations whose valid request was made are limited. */
  readonly requestsPerOperation?: number;
}

/** A format with the options of its plan. */
export interface PlanContext {
  readonly format: Format;
  readonly options: PlanOptions;
}

/** Whether all these states are available, as far as is known before the run. */
export function statesKnown(context: PlanContext, names: readonly string[]): boolean {
  const { states } = context.options;
  if (names.length === 0 || states === 'all') return true;
  return states !== 'none' && names.every((name) => states.has(name));
}

/** The states with these names, in this order. */
export function statesByName(format: Format, names: readonly string[]): readonly State[] {
  return names.map((name) => format.states.get(name)).filter((state) => state !== undefined);
}

/** The operation with this id. Throws for an unknown one, which is our own error, since loading checks all ids. */
export function operationOf(format: Format, id: string): Operation {
  const found = operationById(format, id);
  if (found === undefined) throw new Error(`The description has no operation ${id}, though it passed its checks`);
  return found;
}
