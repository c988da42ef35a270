import type { Link, Operation, Place, StoredRule } from '../model/format.ts';
import { lastToken } from '../model/pointer.ts';
import { ACCEPTED, type Bind, type Probe, type Trial } from '../model/probe.ts';
import type { FollowOptions, Tools } from '../model/tools.ts';
import { writes } from './build.ts';
import type { Context } from './context.ts';
import { bound, nodeOf } from './node.ts';
import { bindsBeside, outcome, probeOf, withPlace } from './probe.ts';

/** The tools for requirements that bring trials; `derived` gives what was planned for all. */
export function toolsFor(context: Context, operations: readonly Operation[], derived: (operation: Operation) => readonly Trial[]): Tools {
  const planned = (id: string) => operations.find((operation) => operation.id === id);
  return {
    format: context.format,
    operations,
    derived,
    follow: (link, options) => {
      const operation = planned(link.operation);
      return operation === undefined ? undefined : follow(operation, link, options);
    },
    search: (rule, step) => {
      const operation = planned(rule.operation);
      return operation === undefined ? undefined : search(context, operation, rule, step);
    },
    marked,
    extended: (trial, { requirement, steps }) => ({
      ...trial,
      id: `${trial.id}/for/${requirement}`,
      steps,
      covers: trial.steps.every((step) => steps.includes(step)) ? trial.id : undefined,
      broughtBy: requirement,
      writes: writes(context, steps),
    }),
  };
}

function follow(operation: Operation, link: Link, options: FollowOptions): Probe {
  const bind = [...link.bind].map(([to, { from, at }]): Bind => {
    if (from === 'request') return { to, from: { kind: 'request', step: options.from, at } };
    return { to, from: { kind: 'answer', trial: undefined, step: options.from, at } };
  });
  return probeOf(operation, {
    step: options.step,
    request: operation.valid.request,
    bind,
    cause: options.cause ?? { kind: 'valid', variant: `follows ${link.name}` },
    expect: options.expect ?? outcome(ACCEPTED),
  });
}

function search(context: Context, operation: Operation, rule: StoredRule, step: string): Probe {
  const place = operation.list?.limit;
  const request =
    place === undefined ? operation.valid.request : withPlace(operation.valid.request, place, longestPage(context, operation, place));
  return probeOf(operation, {
    step,
    request: withPlace(request, rule.search, 'errspec'),
    bind: [{ to: rule.search, from: { kind: 'mark', suffix: '' } }],
    cause: { kind: 'valid', variant: 'searches a mark' },
    expect: outcome(ACCEPTED),
  });
}

/** The most that a page may hold, so that one answer shows all. */
function longestPage(context: Context, operation: Operation, place: Place): number {
  const name = lastToken(place);
  const parameter = operation.parameters.find((each) => each.name === name);
  const most = parameter === undefined ? undefined : bound(nodeOf(context.format, parameter.schema, parameter.pointer), 'maximum');
  return most ?? 50;
}

function marked(probe: Probe, places: readonly { readonly to: Place; readonly suffix: string }[]): Probe {
  const request = places.reduce((all, { to }) => withPlace(all, to, 'errspec'), probe.request);
  const own = bindsBeside(
    probe.bind,
    places.map(({ to }) => to),
  );
  return { ...probe, request, bind: [...own, ...places.map(({ to, suffix }): Bind => ({ to, from: { kind: 'mark', suffix } }))] };
}
