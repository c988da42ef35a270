import { canonical, type Json, same } from '../json/json.ts';
import { lastToken, withValue } from '../json/pointer.ts';
import type { Format, Link, Operation, RequestDocument, RequestLocation, StoredRule } from '../model/format.ts';
import { ACCEPTED, ACCEPTED_OR_REJECTED, type Bind, type Probe, type Scenario } from '../model/probe.ts';
import { withPlace } from '../model/request.ts';
import type { FollowOptions, Tagging, Tools } from '../model/tools.ts';
import { bound, nodeOf } from '../schema/node.ts';
import { type Validator, validator } from '../schema/validate.ts';
import { writes } from './build.ts';
import type { PlanContext } from './context.ts';
import { bindsBeside, outcome, probeOf } from './probe.ts';

/** The tools for requirements that add scenarios; `derived` returns the scenarios that were planned for an operation. */
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

/** Finds a derived scenario by the body of its only request. */
function sendingOf(derived: (operation: Operation) => readonly Scenario[]): Tools['sending'] {
  const byBody = new Map<Operation, ReadonlyMap<string, Scenario>>();
  return (operation, body) => {
    const known = byBody.get(operation) ?? new Map(derived(operation).flatMap(withBody).toReversed());
    byBody.set(operation, known);
    return known.get(canonical(body));
  };
}

/** The scenario with its body, if it is a single request with the valid key and nothing to fill in. */
function withBody(scenario: Scenario): readonly (readonly [string, Scenario])[] {
  const [probe, ...others] = scenario.steps;
  const body = probe?.request.body;
  const isPlain = probe?.body.kind === 'json' && probe.key.kind === 'good' && probe.bind.length === 0;
  return others.length === 0 && scenario.states.length === 0 && isPlain && body !== undefined ? [[canonical(body), scenario]] : [];
}

function follow(operation: Operation, link: Link, options: FollowOptions): Probe {
  // Where nobody wrote the link down, nothing promises that it leads to something.
  const isWritten = operation.valid.basis === 'written';
  const bind = [...link.bind].map(([to, { from, at }]): Bind => {
    if (from === 'request') return { to, from: { kind: 'request', step: options.from, at } };
    return { to, from: { kind: 'answer', scenario: undefined, step: options.from, at } };
  });
  return probeOf(operation, {
    step: options.step,
    request: operation.valid.request,
    bind,
    cause:
      options.cause ?? (isWritten ? { kind: 'valid', variant: `follows ${link.name}` } : { kind: 'open', what: `follows ${link.name}` }),
    expect: options.expect ?? outcome(isWritten ? ACCEPTED : ACCEPTED_OR_REJECTED),
  });
}

/** A search for the run tag of the scenario, with the longest page. */
export function search(format: Format, operation: Operation, rule: StoredRule, step: string): Probe {
  return probeOf(operation, {
    step,
    request: withPlace(longestPage(format, operation), rule.search, 'errspec'),
    bind: [{ to: rule.search, from: { kind: 'mark', suffix: '' } }],
    cause: { kind: 'valid', variant: 'searches a mark' },
    expect: outcome(ACCEPTED),
  });
}

/** The valid request of a list, with the documented maximum of the page size if there is one, so that one answer shows all results. */
export function longestPage(format: Format, { list, parameters, valid }: Operation): RequestDocument {
  if (list?.limit === undefined) return valid.request;
  const name = lastToken(list.limit);
  const parameter = parameters.find((each) => each.name === name);
  const most = parameter === undefined ? undefined : bound(nodeOf(format, parameter.schema, parameter.pointer), 'maximum');
  return most === undefined ? valid.request : withPlace(valid.request, list.limit, most);
}

function tagged(probe: Probe, locations: readonly { readonly to: RequestLocation; readonly suffix: string }[]): Probe {
  const request = locations.reduce((all, { to }) => withPlace(all, to, 'errspec'), probe.request);
  const own = bindsBeside(
    probe.bind,
    locations.map(({ to }) => to),
  );
  return { ...probe, request, bind: [...own, ...locations.map(({ to, suffix }): Bind => ({ to, from: { kind: 'mark', suffix } }))] };
}

/** The shortest and the longest run tag: eight hexadecimal digits, and the number of the scenario. */
const TAGS = ['abcdefab-1', '01234567-9999999'];

/** Whether a run tag leaves the errors of a value unchanged. It may repair a violation (a missing member), or cause one (an unknown member, a long text). */
function takesTag(errorsOf: Validator, value: Json, { place, suffix }: Tagging): boolean {
  const before = listed(errorsOf(value));
  return TAGS.every((tag) => same(listed(errorsOf(withValue(value, place, tag + suffix))), before));
}

/** The locations and keywords of errors; their details may change with the value. */
function listed(errors: ReturnType<Validator>): readonly string[] {
  return errors.map(({ pointer, keyword }) => `${pointer} ${keyword}`).toSorted();
}
