import type { Json } from '../../../src/json/json.ts';
import { member } from '../../../src/json/json.ts';
import type { Submitted } from '../call.ts';
import type { Detail } from '../codes.ts';
import { createRecord } from '../create.ts';
import { business, INVALID, NO_QRCODE, type Outcome, type Rejection, success } from '../outcome.ts';
import type { Field, Form, QrCode } from '../resources.ts';
import type { World } from '../world.ts';
import { formFor } from './forms.ts';
import { listAt, storedNumber, storedText } from './read.ts';

/** The submitted value of one field. */
interface Filled {
  readonly field: Field;
  readonly value: Json;
}

/** Submits a form that is linked to a QR code. */
export function addRecord(submitted: Submitted, world: World): Outcome {
  const { input, key } = submitted;
  const found = formFor(storedNumber(input, 'tpl_id'), key, world);
  if (found.kind === 'rejection') return found;
  const code = world.store.codes.get(storedNumber(input, 'code_id') ?? 0);
  if (code === undefined || code.organisation !== key.organisation) return NO_QRCODE;
  const { form } = found;
  const detail = submissionObstacle(form, code, submitted, world);
  if (detail !== undefined) return business(detail);
  const filled = filledIn(submitted, form);
  if (filled.kind === 'rejection') return filled;
  const wrong = wrongValue(form, filled.entries, world);
  if (wrong !== undefined) return business(wrong);
  const values = filled.entries.map(({ field, value }) => ({ field: field.id, value }));
  const record = createRecord(world.store, { form: form.id, code: code.id, organisation: key.organisation, user: key.user, values });
  return success({ record_id: record.id, record_url: record.url });
}

/** Why the form rejects every submission of this user at this QR code now. */
function submissionObstacle(form: Form, code: QrCode, { key }: Submitted, { store }: World): Detail | undefined {
  if (form.broken) throw new Error(`The form ${form.id} cannot be read.`);
  if (!code.forms.includes(form.id)) return 100306;
  if (code.paused) return 100314;
  if (form.closes <= Date.now()) return 100313;
  if (form.expires <= Date.now()) return 100310;
  const records = store.recordsOf(form.id);
  if (records.length >= form.maxRecords) return 100312;
  return records.filter(({ user }) => user === key.user).length >= form.maxRecordsPerUser ? 100311 : undefined;
}

/** Finds the field of each entry. An entry with an unknown field or another type is invalid. */
function filledIn({ input }: Submitted, form: Form): { readonly kind: 'filled'; readonly entries: readonly Filled[] } | Rejection {
  const entries: Filled[] = [];
  for (const entry of listAt(input, 'fields')) {
    const field = form.fields.find(({ id }) => id === storedNumber(entry, 'field_id'));
    if (field === undefined || field.type !== storedText(entry, 'field_type')) return INVALID;
    entries.push({ field, value: member(entry, 'field_value') ?? null });
  }
  return { kind: 'filled', entries };
}

function wrongValue(form: Form, entries: readonly Filled[], { store }: World): Detail | undefined {
  const full = entries.filter(({ value }) => value !== null && value !== '');
  if (form.fields.some((field) => field.required && !full.some((entry) => entry.field.id === field.id))) return 100308;
  if (full.some(({ field, value }) => field.type === 'tel' && !isNumber(value))) return 100309;
  const isTaken = (entry: Filled) =>
    store.recordsOf(form.id).some(({ values }) => values.some(({ field, value }) => field === entry.field.id && value === entry.value));
  return full.some((entry) => entry.field.unique && isTaken(entry)) ? 100307 : undefined;
}

function isNumber(value: Json): boolean {
  return typeof value === 'string' && /^\+?[\d ()/-]{3,20}$/.test(value);
}
