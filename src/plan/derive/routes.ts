import type { Operation } from '../../model/format.ts';
import type { Probe, Scenario } from '../../model/probe.ts';
import type { PlanContext } from '../context.ts';

/** Paths and methods that the description does not have: any rejection by whoever answers, but no crash and no leak. */
export function* routeScenarios(context: PlanContext): Iterable<Scenario> {
  const { operations } = context.format;
  const methods = new Set(operations.map((operation) => operation.method));
  for (const method of methods) yield route(method, '/errspec-no-such-route', 'unknown-path');
  if (context.options.readOnly) return;
  const paths = new Set(operations.map((operation) => operation.path));
  for (const path of paths) {
    const unused = ['patch', 'put', 'get'].find((method) => !operations.some((each) => each.path === path && each.method === method));
    const operation = operations.find((each) => each.path === path);
    if (unused !== undefined && operation !== undefined) yield route(unused, path, 'unknown-method', operation);
  }
}

function route(method: string, path: string, how: 'unknown-path' | 'unknown-method', operation?: Operation): Scenario {
  const ids = Object.fromEntries(
    (operation?.parameters ?? []).flatMap((each) => (each.in === 'path' ? [[each.name, 'errspec-unknown']] : [])),
  );
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
  return {
    id: `route/${how}/${method}${path}`,
    operation: undefined,
    steps: [probe],
    states: [],
    uses: [],
    shared: false,
    covers: [],
    broughtBy: undefined,
    assumed: false,
    writes: method !== 'get' && how === 'unknown-method',
  };
}
