import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { at, withValue } from '../../src/json/pointer.ts';
import type { Method } from '../../src/model/method.ts';
import type { Scenario } from '../../src/model/probe.ts';
import { plan } from '../../src/plan/plan.ts';
import { parcels, tried } from '../load/parcels.ts';
import { tasksFormat } from '../third-format/check-tasks.ts';

/** The description with the operation of a path that reads by id, copied to other methods of that path. */
function withMethods(...methods: readonly string[]): JsonObject {
  const operation = at(parcels, '/components/pathItems/OneParcel/get');
  if (!isObject(operation)) throw new Error('The parcels have no operation that reads one by its id');
  const changed = methods.reduce<Json>(
    (all, method) =>
      withValue(all, `/components/pathItems/OneParcel/${method}`, { ...operation, operationId: `${method}Parcel`, 'x-writes': true }),
    parcels,
  );
  return isObject(changed) ? changed : {};
}

function routesOf(document: JsonObject): readonly Scenario[] {
  const { format, problems } = tried(document);
  if (format === undefined) throw new Error(JSON.stringify(problems));
  return plan(format, [], { seed: 1, states: 'none', readOnly: false, assumed: false }).scenarios.filter(({ id }) =>
    id.startsWith('route/'),
  );
}

function methodAt(scenarios: readonly Scenario[], path: string): Method | undefined {
  return scenarios.find(({ id }) => id.startsWith('route/unknown-method/') && id.endsWith(path))?.steps[0]?.method;
}

describe('probes of unknown methods', () => {
  test('sends no documented method to a path of any format', () => {
    const format = tasksFormat();
    const { scenarios } = plan(format, [], { seed: 1, states: 'none', readOnly: false, assumed: true });
    const sent = scenarios.flatMap(({ steps }) => steps).filter(({ cause }) => cause.kind === 'route' && cause.how === 'unknown-method');
    expect(sent.length).toBeGreaterThan(0);
    for (const { method, path } of sent)
      expect(format.operations.filter((each) => each.method === method && each.path === path).map(({ id }) => id)).toEqual([]);
    expect(scenarios.map(({ id }) => id)).not.toContain('route/unknown-method/patch/tasks/{id}');
  });

  test('tries PATCH, then PUT, and skips a path where all of them are documented', () => {
    expect(methodAt(routesOf(parcels), '/parcels/{id}')).toBe('PATCH');
    expect(methodAt(routesOf(withMethods('patch')), '/parcels/{id}')).toBe('PUT');
    expect(methodAt(routesOf(withMethods('patch', 'put')), '/parcels/{id}')).toBeUndefined();
  });

  test('counts a method as documented where a template with an id answers the same path', () => {
    const own = Object.keys(member(parcels, 'paths') ?? {}).filter((path) => /^\/parcels\/[^{/]+$/.test(path));
    expect(own).not.toEqual([]);
    for (const path of own) expect(methodAt(routesOf(withMethods('patch')), path), path).not.toBe('PATCH');
  });

  test('counts every unknown method but GET as a write, and spells methods in lower case in ids only', () => {
    for (const { id, steps, writes } of routesOf(withMethods('patch'))) {
      const [method = ''] = steps.map((step) => step.method);
      expect(method).toMatch(/^[A-Z]+$/);
      expect(id).toMatch(new RegExp(`^route/unknown-(path|method)/${method.toLowerCase()}/`));
      expect([id, writes]).toEqual([id, id.startsWith('route/unknown-method/') && method !== 'GET']);
    }
  });
});
