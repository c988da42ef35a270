import { isArray } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { anyOf } from '../../src/json/words.ts';
import { readingSummary } from '../../src/judge/readings.ts';
import type { Operation, StoredRule } from '../../src/model/format.ts';
import { ACCEPTED, type Bind, type Probe, type Scenario } from '../../src/model/probe.ts';
import type { Observation, ObservedScenario } from '../../src/model/requirement.ts';
import { carriesTag } from '../../src/read/carries.ts';
import { matchOf } from '../../src/read/outcome.ts';
import { type OwnTools, scenario } from '../kit/requirement.ts';
import { unsearched } from '../kit/scenarios.ts';

const PREFIX = 'gone-';

/** The steps that list and search after the deletion. */
const LISTS = ['list', 'search'] as const;

/** Whether the answer is that of an unknown resource. */
function isUnknown({ format, reading }: Observation): boolean {
  return reading.kind !== 'success' && matchOf(format, reading, format.causes.unknown).kind === 'expected';
}

/** The resource with a tag, so that lists show whether it is there; without one where the description has no place for it. */
function tagged(
  tools: OwnTools,
  operation: Operation,
  { steps }: Scenario,
): { readonly steps: readonly Probe[]; readonly stored?: StoredRule } {
  const creating = tools.operations.find(({ id }) => id === operation.valid.from?.operation);
  const mark = creating?.valid.mark;
  if (creating?.stored === undefined || mark === undefined || tools.search(creating.stored, 'search') === undefined) return { steps };
  const withTag = (step: Probe) => (step.step === 'create' ? tools.tagged(step, [{ to: mark, suffix: '.' }]) : step);
  return { steps: steps.map(withTag), stored: creating.stored };
}

/** The same read before the deletion: what a cache keeps shows only if it was asked before. `undefined` for writes. */
function readBefore(tools: OwnTools, deletion: Probe, after: Probe): Probe | undefined {
  const isRead = tools.operations.some(({ id, writes }) => id === after.operation && !writes);
  const bind = after.bind.map(({ to, from }): Bind | undefined => {
    const source = from.kind === 'request' ? deletion.bind.find((each) => each.to === from.at) : undefined;
    return source === undefined ? undefined : { to, from: source.from };
  });
  if (!isRead || bind.some((each) => each === undefined)) return undefined;
  const cause = { kind: 'valid', variant: 'reads before the deletion' } as const;
  return {
    ...after,
    step: `before-${after.step}`,
    bind: bind.flatMap((each) => each ?? []),
    cause,
    expect: { kind: 'outcome', expected: ACCEPTED, blame: undefined },
  };
}

/** A list and a search of what is stored. */
function lists(tools: OwnTools, rule: StoredRule | undefined): readonly Probe[] {
  const search = rule === undefined ? undefined : tools.search(rule, 'search');
  return rule === undefined || search === undefined ? [] : [{ ...unsearched(search, rule), step: 'list' }, search];
}

/** What a reader needs besides the read: how the resource was made and deleted. */
const SHOWN = ['create', 'probe'];

export default scenario({
  id: 'accept/gone-is-gone',
  level: 'MUST',
  title: 'A deleted resource MUST NOT be found by any operation, nor be in any list',
  source: 'OpenAPI description: x-gone of operations that delete',
  needs: ['transport/answers', 'accept/valid'],
  applies: ({ operations }) => (operations.some(({ gone }) => gone.length > 0) ? undefined : 'no operation deletes'),
  exercisedBy: 'a key that may write',
  codes: {
    'still-listed': {
      says: ({ actual }: { expected: string; actual: string }) =>
        `After its deletion the resource should be in no list, but ${actual} shows it.`,
      hint: 'Delete the resource from what lists and searches read, too: an index, a cache, a copy.',
    },
    'still-there': {
      says: ({ expected, actual }: { expected: readonly string[]; actual: string }) =>
        `After its deletion the resource should be answered with ${anyOf(expected)}, but the answer was ${actual}.`,
      hint: 'Leave deleted resources out of every operation that looks them up.',
    },
  },
  *probes(tools) {
    for (const operation of tools.operations) {
      const valid = tools.derived(operation).find(({ steps }) => steps.at(-1)?.cause.kind === 'valid');
      if (operation.gone.length === 0 || valid === undefined) continue;
      const after = operation.gone.flatMap(
        (link) =>
          tools.follow(link, {
            from: 'probe',
            step: `${PREFIX}${link.operation}`,
            cause: { kind: 'case', name: 'deleted before', states: [] },
            expect: { kind: 'anything' },
          }) ?? [],
      );
      const { steps, stored } = tagged(tools, operation, valid);
      const deletion = steps.at(-1);
      const before = deletion === undefined ? [] : after.flatMap((step) => readBefore(tools, deletion, step) ?? []);
      yield tools.extended(valid, {
        steps: [
          ...steps.slice(0, -1),
          ...before,

          ...steps.slice(-1),
          ...after,
          ...lists(tools, stored),
        ],
        covers: [valid.id],
      });
    }
  },
  select: ({ steps }) => (steps.get('probe')?.reading.kind === 'success' ? steps : undefined),
  *judge(steps, { find, scenario: observed }) {
    for (const step of LISTS) {
      const where = listedAt(observed, step);
      if (where !== undefined)
        yield find['still-listed']({ where, expected: 'no deleted resource', actual: `the ${step}`, step, besides: SHOWN });
    }
    for (const [step, observation] of steps) {
      if (!step.startsWith(PREFIX) || isUnknown(observation)) continue;
      const expected = observation.format.causes.unknown.entries;
      yield find['still-there']({
        where: 'status',
        expected,
        actual: readingSummary(observation.reading),
        step,
        besides: [...SHOWN, `before-${step}`],
      });
    }
  },
});

/** Where a list has the resource of the scenario, which was deleted; `undefined` if it has not. */
function listedAt({ steps }: ObservedScenario, step: string): string | undefined {
  const found = steps.get(step);
  const tag = steps.get('create')?.sent.mark;
  const where = found?.operation?.list?.items;
  if (found?.reading.kind !== 'success' || where === undefined) return undefined;
  const items = at(found.reading.body, where);
  return isArray(items) && items.some((item) => carriesTag(item, tag)) ? where : undefined;
}
