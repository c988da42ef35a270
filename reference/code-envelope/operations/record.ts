import type { JsonObject } from '../../../src/json/json.ts';
import type { Submitted } from '../call.ts';
import { business, INVALID, type Outcome, type Rejection, success } from '../outcome.ts';
import type { Submission } from '../resources.ts';
import type { World } from '../world.ts';
import { storedNumber, storedText } from './read.ts';

const UNKNOWN = business(100303);

/** A record that the key may not see is answered like an unknown one. */
const HIDDEN: Rejection = { ...UNKNOWN, foreign: true };

/** Returns one record, by its id or its URL. */
export function getRecord({ input, key }: Submitted, { store, seams }: World): Outcome {
  const id = storedNumber(input, 'record_id');
  const url = storedText(input, 'record_url');
  if (id === undefined && url === undefined) return INVALID;
  const record = id === undefined ? store.recordAt(url ?? '') : store.records.get(id);
  if (record === undefined) return UNKNOWN;
  const shown = seams.shows?.(record, key) ?? record.organisation === key.organisation;
  return shown ? success(inFormat(record, storedText(input, 'format') ?? 'json')) : HIDDEN;
}

/** A record as it appears in an answer. */
export function recordJson({ id, url, form, code, values }: Submission): JsonObject {
  const fields = values.map(({ field, value }) => ({ field_id: field, field_value: value }));
  return { record_id: id, record_url: url, tpl_id: form, code_id: code, fields };
}

function inFormat(record: Submission, format: string): JsonObject {
  switch (format) {
    case 'markdown':
      return {
        format,
        content_type: 'text/markdown',
        data: record.values.map(({ field, value }) => `- ${field}: ${JSON.stringify(value)}`).join('\n'),
      };
    case 'json-ld':
      return { format, content_type: 'application/ld+json', data: { '@id': record.url, ...recordJson(record) } };
    default:
      return { format, content_type: 'application/json', data: recordJson(record) };
  }
}
