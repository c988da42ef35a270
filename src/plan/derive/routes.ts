import type { Operation } from '../../model/format.ts';
import type { Method } from '../../model/method.ts';
import type { Probe, Scenario } from '../../model/probe.ts';
import type { PlanContext } from '../context.ts';
import { oneStep } from '../probe.ts';

/** The methods to try on a documented path, in this order: the first that is not documented there is sent. */
const CANDIDATES: readonly Method[] = ['PATCH', 'PUT', 'GET'];

/** Methods that change nothing (RFC 9110, section 9.2.1), whatever route a server has for them. */
const SAFE: ReadonlySet<Method> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The value of each id in the path of a route probe. */
const UNKNOWN_ID = 'errspec-unknown';

/** Paths and methods that the description does not have: any rejection by whoever answers, but no crash and no leak. */
export function* routeScenarios(context: PlanContext): Iterable<Scenario> {
  const { operations, outOfReach } = context.format;
  const methods = new Set(operations.map((operation) => operation.method));
  // A server with a route for every path may write: only safe methods are sent then.
  const sent = [...methods].filter((method) => !context.options.readOnly || SAFE.has(method));
  for (const method of sent) yield route(method, '/errspec-no-such-route', 'unknown-path');
  if (context.options.readOnly) return;
  const paths = new Set(operations.map((operation) => operation.path));
  for (const path of paths) {
    const unused = CANDIDATES.find(
      (method) => ![...operations, ...outOfReach].some((each) => each.method === method && answers(each, path)),
    );
    const operation = operations.find((each) => each.path === path);
    if (unused !== undefined && operation !== undefined) yield route(unused, path, 'unknown-method', operation);
  }
}

/** Whether the operation answers requests to this path: `/tasks/{id}` also answers `/tasks/bulk`. */
function answers(operation: Pick<Operation, 'path'>, path: string): boolean {
  const [own, sent] = [operation.path.split('/'), path.split('/')];
  const isId = (segment: string | undefined) => segment?.includes('{') === true;
  return own.length === sent.length && own.every((segment, index) => isId(segment) || segment === sent[index]);
}

function route(method: Method, path: string, how: 'unknown-path' | 'unknown-method', operation?: Operation): Scenario {
  const ids = Object.fromEntries((operation?.parameters ?? []).flatMap((each) => (each.in === 'path' ? [[each.name, UNKNOWN_ID]] : [])));
  const probe: Probe = {
    step: 'probe',
    operation: undefined,
    method,
    path,
    request: { path: ids, query: {}, header: {}, body: undefined },
    body: { kind: 'none' },
    key: { kind: 'good' },
    bind: [],
    cause: { kind: 'route', how },
    expect: { kind: 'anything' },
    spec: '/paths',
  };
  return oneStep(`route/${how}/${method.toLowerCase()}${path}`, probe, how === 'unknown-method' && method !== 'GET');
}
