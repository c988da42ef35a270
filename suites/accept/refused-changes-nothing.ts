import { entriesOf } from '../../src/judge/scope.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import type { Probe, Scenario } from '../../src/model/probe.ts';
import { isUnder } from '../../src/model/request.ts';
import { type OwnTools, scenario } from '../kit/requirement.ts';
import { CHANGED_ALTHOUGH_REJECTED, changedBetween, foundBy, successBody, wasRejected } from '../kit/scenarios.ts';
import { isOfServerErrors } from '../kit/server-errors.ts';

/**
 * Rejections of each kind: each documented case, a missing and a wrong key, and of broken members one for each constraint. A check that comes late
 * may follow a change. What a server error has changed is open, and `bulk/limits` judges the size of a bulk.
 */
function rejections(format: Format, scenarios: readonly Scenario[]): readonly Scenario[] {
  const rejected = scenarios.filter(({ steps }) => {
    const probe = steps.at(-1);
    if (probe?.expect.kind !== 'outcome' || probe.cause.kind === 'bulk-size') return false;
    if (probe.cause.kind === 'key' && probe.cause.how !== 'none' && probe.cause.how !== 'wrong') return false;
    const { accepted, entries } = probe.expect.expected;
    return !accepted && !entriesOf(format, entries).some((entry) => isOfServerErrors(format, entry));
  });
  return [...Map.groupBy(rejected, kindOf).values()].flatMap((group) => group.slice(0, 1));
}

function kindOf({ steps }: Scenario): string {
  const cause = steps.at(-1)?.cause;
  switch (cause?.kind) {
    case 'violation':
      return cause.violations.map(({ at: place, constraint }) => `${place} ${constraint}`).join();
    case 'case':
      return `case ${cause.name}`;
    case 'key':
      return `${cause.how} key`;
    default:
      return cause?.kind ?? '';
  }
}

/** An operation on a resource that exists: read it before and after. */
function onExisting(tools: OwnTools, operation: Operation, { steps }: Scenario): readonly Probe[] | undefined {
  const creating = tools.operations.find(({ id: other }) => other === operation.valid.from?.operation);
  if (creating?.readBack === undefined || !steps.some(({ step }) => step === 'create')) return undefined;
  const before = tools.follow(creating.readBack.link, { from: 'create', step: 'before' });
  // What a rejected deletion has deleted is reported here, not as a valid read that was rejected.
  const after = tools.follow(creating.readBack.link, { from: 'create', step: 'after', expect: { kind: 'anything' } });
  if (before === undefined || after === undefined) return undefined;
  return [...steps.slice(0, -1), before, ...steps.slice(-1), after];
}

/** An operation that creates: a search for the tag in the rejected request may find nothing. */
function onCreated(tools: OwnTools, operation: Operation, { steps }: Scenario): readonly Probe[] | undefined {
  const { mark } = operation.valid;
  const probe = steps.at(-1);
  if (operation.stored === undefined || mark === undefined || probe === undefined || probe.body.kind !== 'json') return undefined;
  if (touches(probe, mark) || !takesTag(tools, operation, probe)) return undefined;
  const search = tools.search(operation.stored, 'search');
  return search === undefined ? undefined : [...steps.slice(0, -1), tools.tagged(probe, [{ to: mark, suffix: '' }]), search];
}

/** Whether the body is invalid in the same way with the tag in it. A tag elsewhere is in no body. */
function takesTag(tools: OwnTools, { body, valid: { mark } }: Operation, { request }: Probe): boolean {
  if (body === undefined || request.body === undefined || !mark?.startsWith('/body/')) return true;
  return tools.takesTag(request.body, { schema: body.pointer, place: mark.slice('/body'.length), suffix: '' });
}

function touches({ cause }: Probe, place: string): boolean {
  return cause.kind === 'not-an-object' || (cause.kind === 'violation' && cause.violations.some(({ at: where }) => isUnder(place, where)));
}

export default scenario({
  id: 'accept/refused-changes-nothing',
  level: 'MUST',
  title: 'A rejected write MUST NOT change anything',
  source: 'OpenAPI description: x-read-back and x-stored of operations that write',
  needs: ['transport/answers', 'transport/json'],
  applies: ({ operations }) =>
    operations.some(({ writes, stored, valid }) => writes && (stored !== undefined || valid.from !== undefined))
      ? undefined
      : 'no operation writes a resource that can be read again',
  exercisedBy: 'a key that may write',
  codes: { 'refused-but-changed': CHANGED_ALTHOUGH_REJECTED },
  *probes(tools) {
    for (const operation of tools.operations) {
      if (!operation.writes) continue;
      for (const rejection of rejections(tools.format, tools.derived(operation))) {
        const steps = onExisting(tools, operation, rejection) ?? onCreated(tools, operation, rejection);
        if (steps !== undefined) yield tools.extended(rejection, { steps });
      }
    }
  },
  select: (observed) => {
    const { steps } = observed;
    const isExercised = steps.has('after') || successBody(observed, 'search') !== undefined;
    if (!wasRejected(observed, 'probe') || !isExercised) return undefined;
    return { before: steps.get('before'), after: steps.get('after'), rule: steps.get('probe')?.operation?.stored };
  },
  *judge({ before, after, rule }, { find, scenario: observed }) {
    if (successBody(observed, 'before') !== undefined && successBody(observed, 'after') === undefined)
      yield find['refused-but-changed']({ where: 'status', expected: 'still there', actual: 'not found', step: 'after' });
    const volatile = observed.steps.get('create')?.operation?.readBack?.volatile ?? [];
    for (const where of changedBetween(before, after, volatile))
      yield find['refused-but-changed']({ where, expected: 'as before', actual: 'changed', step: 'after' });
    if (rule !== undefined && foundBy(observed, rule).length > 0)
      yield find['refused-but-changed']({ where: rule.list, expected: 'nothing stored', actual: 'stored', step: 'search' });
  },
});
