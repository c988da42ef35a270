import { isArray, type Json, typeOf } from '../../src/json/json.ts';
import type { Pointer } from '../../src/json/pointer.ts';
import { errorOf } from '../../src/judge/readings.ts';
import { locationText } from '../../src/model/finding.ts';
import type { BlamedFieldRule, MessageRule } from '../../src/model/format.ts';
import type { BlamedField } from '../../src/model/reading.ts';
import { fieldLocation } from '../../src/model/shapes.ts';
import { bulkOf, elementFields, errorList } from '../kit/bulk.ts';
import { exchange } from '../kit/requirement.ts';

/** A message that is missing or empty. */
interface NoMessage {
  readonly where: Pointer;
  readonly actual: string;
}

const isText = (message: Json | undefined): boolean => typeof message === 'string' && message.trim() !== '';

/** A message of an error; a list of texts where the format allows one. */
function noErrorMessage(message: Json | undefined, rule: MessageRule | undefined): NoMessage | undefined {
  if (rule === undefined || (rule.optional && (message === undefined || message === null))) return undefined;
  if (rule.list && isArray(message) && message.length > 0 && message.every(isText)) return undefined;
  return noMessage(message, rule.at[0]);
}

/** A message in whatever language will do. */
function noMessage(message: Json | undefined, where: Pointer): NoMessage | undefined {
  if (isText(message)) return undefined;
  return { where, actual: message === undefined ? 'missing' : typeof message === 'string' ? 'empty' : typeOf(message) };
}

/** The first of several blamed fields that has no message; none where the format has no messages for fields. */
function fieldWithout(fields: readonly BlamedField[], rule: BlamedFieldRule | undefined, list: Pointer): NoMessage | undefined {
  if (rule?.message === undefined) return undefined;
  for (const [index, { message }] of fields.entries()) {
    const found = noMessage(message, rule.list === undefined ? rule.message : `${list}/${index}${rule.message}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

export default exchange({
  id: 'envelope/message',
  level: 'MUST',
  title: 'Every error MUST have a message, and so MUST every field that an error or a bulk item blames',
  source: 'OpenAPI description: x-error-format.reading.message, x-error-format.reading.fields.message',
  needs: ['transport/json', 'envelope/shape', 'bulk/shape'],
  restsOn: 'reading',
  exercisedBy: 'any rejected request',
  codes: {
    'no-message': {
      says: ({ where, actual }: NoMessage) => `The error has no message for people: ${locationText(where)} is ${actual}.`,
      hint: 'Give every error a message that is not empty.',
    },
    'no-entry-message': {
      says: ({ where, actual }: NoMessage) => `A blamed field has no message: ${locationText(where)} is ${actual}.`,
      hint: 'Say for each blamed field what is wrong with it.',
    },
  },
  select: (observation) => {
    const [error, bulk] = [errorOf(observation), bulkOf(observation)];
    return error !== undefined || (bulk?.answer.errors.length ?? 0) > 0 ? { error, bulk } : undefined;
  },
  *judge({ error, bulk }, { find }) {
    const expected = 'a text';
    if (error !== undefined) {
      const found = noErrorMessage(error.message, error.shape.message);
      if (found !== undefined) yield find['no-message']({ ...found, expected });
      const field = fieldWithout(error.fields, error.shape.fields, fieldLocation(error.shape.fields));
      if (field !== undefined) yield find['no-entry-message']({ ...field, expected });
    }
    if (bulk === undefined) return;
    const rule = elementFields(bulk.rules);
    const lists = bulk.answer.errors.map(({ fields }, index) =>
      fieldWithout(fields, rule, `${errorList(bulk.rules)}/${index}${fieldLocation(rule)}`),
    );
    const field = lists.find((found) => found !== undefined);
    if (field !== undefined) yield find['no-entry-message']({ ...field, expected });
  },
});
