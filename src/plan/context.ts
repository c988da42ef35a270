import { type Format, type Operation, operationById, type State } from '../model/format.ts';

/** What a plan is made for. */
export interface PlanOptions {
  readonly seed: number;
  /** Names of the states that can be had; `all` where a provider-state URL is given (it is asked at the run), `none` without one. */
  readonly states: 'all' | 'none' | ReadonlySet<string>;
  /** Plan no request that could write. */
  readonly readOnly: boolean;
  /** Also judge what the description only assumes. */
  readonly assumed: boolean;
}

/** A format with what may be planned for it. */
export interface PlanContext {
  readonly format: Format;
  readonly options: PlanOptions;
}

/** Whether all these states can be had, as far as is known before the run. */
export function statesKnown(context: PlanContext, names: readonly string[]): boolean {
  const { states } = context.options;
  if (names.length === 0 || states === 'all') return true;
  return states !== 'none' && names.every((name) => states.has(name));
}

/** The states by these names, in this order. */
export function statesByName(format: Format, names: readonly string[]): readonly State[] {
  return names.map((name) => format.states.get(name)).filter((state) => state !== undefined);
}

/** The operation by its id; an unknown one is our own error, since loading checks them. */
export function operationOf(format: Format, id: string): Operation {
  const found = operationById(format, id);
  if (found === undefined) throw new Error(`The description has no operation ${id}, though it passed its checks`);
  return found;
}
