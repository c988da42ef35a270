import type { Format, Operation } from '../model/format.ts';
import type { Cause, Probe, Scenario } from '../model/probe.ts';
import { plan } from '../plan/plan.ts';

/** Which broken requests show how a target writes errors. Without `writes` none is sent that could change data. */
export interface ChoiceOptions {
  readonly writes: boolean;
}

/** Operations that are tried of each kind: reads of one resource, reads with a query, writes with a body. */
const MOST_OPERATIONS = 3;
/** Requests of each cause. */
const MOST_EACH = 2;

/** A few broken requests of different causes, each one that a server should refuse: their answers show the dialect of a target. */
export function brokenRequests(format: Format, { writes }: ChoiceOptions): readonly Probe[] {
  const operations = chosenOperations(format, writes).map((operation) => ({
    ...operation,
    valid: { ...operation.valid, from: undefined },
  }));
  const few: Format = { ...format, operations };
  const { scenarios } = plan(few, [], { seed: 1, states: 'none', readOnly: !writes, assumed: false, requestsPerOperation: 40 });
  const byCause = Map.groupBy(scenarios.filter(isSimple), (scenario) => kindOf(scenario) ?? '');
  return [...byCause].flatMap(([kind, all]) => (kind === '' ? [] : spreadOver(all).flatMap(({ steps }) => steps)));
}

function chosenOperations({ operations }: Format, writes: boolean): readonly Operation[] {
  const of = (isWanted: (operation: Operation) => boolean) => operations.filter(isWanted).slice(0, MOST_OPERATIONS);
  const hasIn = (operation: Operation, place: string) => operation.parameters.some((parameter) => parameter.in === place);
  const chosen = [
    ...of((operation) => !operation.writes && hasIn(operation, 'path')),
    ...of((operation) => !operation.writes && hasIn(operation, 'query')),
    ...of(({ writes: changes, secured }) => !changes && secured),
    ...(writes ? of(({ body, writes: changes }) => changes && body !== undefined) : []),
  ];
  return chosen.length === 0 ? operations.slice(0, 1) : [...new Set(chosen)];
}

/** Whether the scenario is one request that needs nothing. */
function isSimple({ steps, states, uses }: Scenario): boolean {
  return steps.length === 1 && states.length === 0 && uses.length === 0;
}

/** Violations that hardly any server takes for a valid request. */
const CERTAIN = ['required', 'type', 'enum'];

/** The kind of a cause that shows the dialect; `undefined` for the others. */
function kindOf({ steps }: Scenario): string | undefined {
  const cause: Cause | undefined = steps[0]?.cause;
  switch (cause?.kind) {
    case 'unknown-id':
    case 'not-an-id':
    case 'malformed-json':
    case 'not-an-object':
      return cause.kind;
    case 'key':
      return cause.how === 'none' ? 'key' : undefined;
    case 'route':
      return cause.how;
    case 'violation': {
      const [first, ...others] = cause.violations;
      if (first === undefined || !CERTAIN.includes(first.constraint)) return undefined;
      return others.length > 0 ? 'several violations' : `${first.at.split('/')[1]} ${first.constraint}`;
    }
    default:
      return undefined;
  }
}

/** The first scenarios, of different operations where there are several. */
function spreadOver(scenarios: readonly Scenario[]): readonly Scenario[] {
  const firsts = [...Map.groupBy(scenarios, ({ operation }) => operation).values()].flatMap((group) => group.slice(0, 1));
  return firsts.slice(0, MOST_EACH);
}
