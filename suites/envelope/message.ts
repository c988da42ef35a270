import type { Json } from '../../src/json/json.ts';
import { typeOf } from '../../src/json/json.ts';
import { errorOf } from '../../src/judge/readings.ts';
import type { Found } from '../../src/model/finding.ts';
import type { EntryListRule } from '../../src/model/format.ts';
import type { BlamedField } from '../../src/model/reading.ts';
import type { Finding } from '../../src/model/report.ts';
import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { always } from '../kit/applies.ts';
import { bulkOf, errorList } from '../kit/bulk.ts';

type Said = Pick<Finding, 'expected' | 'actual'>;

/** What is wrong with a message, or `undefined` where it says something, in whatever language. */
function silent(message: Json | undefined): Said | undefined {
  if (typeof message === 'string' && message.trim() !== '') return undefined;
  const actual = message === undefined ? 'missing' : typeof message === 'string' ? 'empty' : typeOf(message);
  return { expected: 'a text', actual };
}

/** The first entry of a list of fields that says nothing. */
function* silentEntries(fields: readonly BlamedField[], rule: EntryListRule | undefined, list: string): Generator<Found> {
  if (rule?.message === undefined) return;
  for (const [index, field] of fields.entries()) {
    const wrong = silent(field.message);
    if (wrong === undefined) continue;
    yield { code: 'no-entry-message', where: `${list}/${index}${rule.message}`, ...wrong };
    return;
  }
}

export default {
  kind: 'exchange',
  id: 'envelope/message',
  level: 'MUST',
  title: 'Every error MUST say something, and so MUST each entry of its fields and of a bulk item',
  source: 'the error format of the description',
  needs: ['transport/json', 'envelope/shape', 'bulk/shape'],
  applies: always,
  exercisedBy: 'any refused request',
  concerns: (observation) => errorOf(observation) !== undefined || (bulkOf(observation)?.answer.errors.length ?? 0) > 0,
  *judge(observation) {
    const { reading } = observation.format;
    const error = errorOf(observation);
    if (error !== undefined) {
      const wrong = silent(error.message);
      if (wrong !== undefined) yield { code: 'no-message', where: reading.message, ...wrong };
      yield* silentEntries(error.fields, reading.fields, reading.fields?.list ?? '');
    }
    const bulk = bulkOf(observation);
    if (bulk === undefined) return;
    const { fields: rule } = bulk.rules.answer;
    for (const [index, { fields }] of bulk.answer.errors.entries()) {
      const found = [...silentEntries(fields, rule, `${errorList(bulk.rules)}/${index}${rule.list}`)];
      yield* found;
      if (found.length > 0) return;
    }
  },
} satisfies ExchangeRequirement;
