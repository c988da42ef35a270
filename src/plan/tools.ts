import { canonical, type Json, same } from '../json/json.ts';
import { lastToken, withValue } from '../json/pointer.ts';
import type { Format, Link, Operation, RequestLocation, StoredRule } from '../model/format.ts';
import { ACCEPTED, type Bind, type Probe, type Scenario } from '../model/probe.ts';
import { withPlace } from '../model/request.ts';
import type { FollowOptions, Tagging, Tools } from '../model/tools.ts';
import { bound, nodeOf } from '../schema/node.ts';
import { type Validator, validator } from '../schema/validate.ts';
import { writes } from './build.ts';
import type { PlanContext } from './context.ts';
import { bindsBeside, outcome, probeOf } from './probe.ts';

/** The tools for requirements that bring scenarios; `derived` gives what was planned for all. */
export function toolsFor(
  context: PlanContext,
  operations: readonly Operation[],
  derived: (operation: Operation) => readonly Scenario[],
): Tools {
  const planned = (id: string) => operations.find((operation) => operation.id === id);
  return {
    format: context.format,
    operations,
    derived,
    sending: sendingOf(derived),
    follow: (link, options) => {
      const operation = planned(link.operation);
      return operation === undefined ? undefined : follow(operation, link, options);
    },
    search: (rule, step) => {
      const operation = planned(rule.operation);
      return operation === undefined ? undefined : search(context.format, operation, rule, step);
    },
    tagged,
    takesTag: (value, tagging) => takesTag(validator(context.format, tagging.schema), value, tagging),
    extended: (scenario, { requirement, steps, covers = [] }) => ({
      ...scenario,
      id: `${scenario.id}/for/${requirement}`,
      steps,
      covers: scenario.steps.every((step) => steps.includes(step)) ? [scenario.id, ...covers] : covers,
      broughtBy: requirement,
      writes: writes(context, steps),
    }),
  };
}

/** Finds derived scenarios by the body of their only request. */
function sendingOf(derived: (operation: Operation) => readonly Scenario[]): Tools['sending'] {
  const byBody = new Map<Operation, ReadonlyMap<string, Scenario>>();
  return (operation, body) => {
    const known = byBody.get(operation) ?? new Map(derived(operation).flatMap(withBody).toReversed());
    byBody.set(operation, known);
    return known.get(canonical(body));
  };
}

/** A scenario of one request with the good key and nothing to be filled in, by its body. */
function withBody(scenario: Scenario): readonly (readonly [string, Scenario])[] {
  const [probe, ...others] = scenario.steps;
  const body = probe?.request.body;
  const isPlain = probe?.body.kind === 'json' && probe.key.kind === 'good' && probe.bind.length === 0;
  return others.length === 0 && scenario.states.length === 0 && isPlain && body !== undefined ? [[canonical(body), scenario]] : [];
}

function follow(operation: Operation, link: Link, options: FollowOptions): Probe {
  const bind = [...link.bind].map(([to, { from, at }]): Bind => {
    if (from === 'request') return { to, from: { kind: 'request', step: options.from, at } };
    return { to, from: { kind: 'answer', scenario: undefined, step: options.from, at } };
  });
  return probeOf(operation, {
    step: options.step,
    request: operation.valid.request,
    bind,
    cause: options.cause ?? { kind: 'valid', variant: `follows ${link.name}` },
    expect: options.expect ?? outcome(ACCEPTED),
  });
}

/** A search for the tag of the scenario that shows as many resources as one page can hold. */
export function search(format: Format, operation: Operation, rule: StoredRule, step: string): Probe {
  const place = operation.list?.limit;
  const most = place === undefined ? undefined : longestPage(format, operation, place);
  const request = place === undefined || most === undefined ? operation.valid.request : withPlace(operation.valid.request, place, most);
  return probeOf(operation, {
    step,
    request: withPlace(request, rule.search, 'errspec'),
    bind: [{ to: rule.search, from: { kind: 'mark', suffix: '' } }],
    cause: { kind: 'valid', variant: 'searches a mark' },
    expect: outcome(ACCEPTED),
  });
}

/** The most that a page may hold, so that one answer shows all; without a documented one the valid request is known to be good. */
function longestPage(format: Format, operation: Operation, place: RequestLocation): number | undefined {
  const name = lastToken(place);
  const parameter = operation.parameters.find((each) => each.name === name);
  return parameter === undefined ? undefined : bound(nodeOf(format, parameter.schema, parameter.pointer), 'maximum');
}

function tagged(probe: Probe, places: readonly { readonly to: RequestLocation; readonly suffix: string }[]): Probe {
  const request = places.reduce((all, { to }) => withPlace(all, to, 'errspec'), probe.request);
  const own = bindsBeside(
    probe.bind,
    places.map(({ to }) => to),
  );
  return { ...probe, request, bind: [...own, ...places.map(({ to, suffix }): Bind => ({ to, from: { kind: 'mark', suffix } }))] };
}

/** The shortest and the longest run tag: a run is named by eight hex digits, and counts its scenarios. */
const TAGS = ['abcdefab-1', '01234567-9999999'];

/** A tag may make an invalid value valid (it adds a required member), or a valid one invalid (it adds an unknown member, or is too long). */
function takesTag(wrongWith: Validator, value: Json, { place, suffix }: Tagging): boolean {
  const wrong = violationsOf(wrongWith(value));
  return TAGS.every((tag) => same(violationsOf(wrongWith(withValue(value, place, tag + suffix))), wrong));
}

/** Location and keyword of each violation; the rest of an error may change with the value. */
function violationsOf(errors: ReturnType<Validator>): readonly string[] {
  return errors.map(({ pointer, keyword }) => `${pointer} ${keyword}`).toSorted();
}
