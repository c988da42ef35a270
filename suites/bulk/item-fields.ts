import type { Found } from '../../src/model/finding.ts';
import type { BadItem } from '../../src/model/probe.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withBulk } from '../kit/applies.ts';
import { wanted, weighBlame } from '../kit/blame.ts';
import { type AnsweredBulk, bulkOf, errorList } from '../kit/bulk.ts';

/** What is wrong with the fields that are listed for one bad item; the place in the description tells items apart. */
function* judgeItem(bulk: AnsweredBulk, bad: BadItem): Generator<Found> {
  const { rules, answer } = bulk;
  const entry = answer.errors.findIndex(({ index }) => index === bad.index);
  const error = answer.errors[entry];
  if (error === undefined) return;
  // Of an item that is no object nothing can be said but that it is wrong: any name will do.
  const blame = bad.violations.length === 0 ? { ...bad.blame, any: true } : bad.blame;
  const { names, named, sound } = weighBlame(blame, error.fields);
  const where = `${errorList(rules)}/${entry}${rules.answer.fields.list}`;
  const spec = bad.violations[0]?.spec ?? rules.itemPointer;
  if (names.length === 0) yield { code: 'item-no-fields', where, expected: 'at least one named field', actual: 'none', spec };
  else if (!named) yield { code: 'item-not-named', where, expected: wanted(blame.must), actual: [...names], spec };
  else if (sound.length > 0) {
    const allowed = [...new Set([...blame.must.flat(), ...blame.may])];
    yield { code: 'item-sound-field', where, expected: allowed, actual: [...sound], spec };
  }
}

export default {
  kind: 'exchange',
  id: 'bulk/item-fields',
  level: 'MUST',
  title: 'Each entry of a bulk answer MUST name broken fields of its own item, at least one, and no others',
  source: 'the bulk rules (x-bulk) and the naming rule of the description',
  needs: ['bulk/shape', 'bulk/index-exact'],
  applies: withBulk,
  exercisedBy: 'a bulk with bad items',
  provokedBy: ({ expect }) => expect.kind === 'bulk',
  concerns: (observation) => (bulkOf(observation)?.bad.length ?? 0) > 0,
  *judge(observation) {
    const bulk = bulkOf(observation);
    for (const bad of bulk?.bad ?? []) if (bulk !== undefined) yield* judgeItem(bulk, bad);
  },
} satisfies ExchangeRequirement;
