import type { Json } from '../../../src/json/json.ts';
import { member } from '../../../src/json/json.ts';
import type { Submitted } from '../call.ts';
import type { Detail } from '../codes.ts';
import { newRecord } from '../make.ts';
import { business, INVALID, NO_QRCODE, type Outcome, type Rejection, success } from '../outcome.ts';
import type { Field, Form, QrCode } from '../things.ts';
import type { World } from '../world.ts';
import { formFor } from './forms.ts';
import { listAt, storedNumber, storedText } from './read.ts';

/** What was filled in for one field. */
interface Filled {
  readonly field: Field;
  readonly value: Json;
}

/** Fills in a form at a QR code. */
export function addRecord(submitted: Submitted, world: World): Outcome {
  const { input, key } = submitted;
  const found = formFor(storedNumber(input, 'tpl_id'), key, world);
  if (found.kind === 'refusal') return found;
  const code = world.store.codes.get(storedNumber(input, 'code_id') ?? 0);
  if (code === undefined || code.organisation !== key.organisation) return NO_QRCODE;
  const { form } = found;
  const detail = notNow(form, code, submitted, world);
  if (detail !== undefined) return business(detail);
  const filled = filledIn(submitted, form);
  if (filled.kind === 'refusal') return filled;
  const wrong = wrongValue(form, filled.entries, world);
  if (wrong !== undefined) return business(wrong);
  const values = filled.entries.map(({ field, value }) => ({ field: field.id, value }));
  const record = newRecord(world.store, { form: form.id, code: code.id, organisation: key.organisation, user: key.user, values });
  return success({ record_id: record.id, record_url: record.url });
}

/** Why the form takes nothing at all from this user at this QR code now. */
function notNow(form: Form, code: QrCode, { key }: Submitted, { store }: World): Detail | undefined {
  if (form.broken) throw new Error(`The form ${form.id} cannot be read.`);
  if (!code.forms.includes(form.id)) return 100306;
  if (code.paused) return 100314;
  if (form.closes <= Date.now()) return 100313;
  if (form.expires <= Date.now()) return 100310;
  const records = store.recordsOf(form.id);
  if (records.length >= form.mostInAll) return 100312;
  return records.filter(({ user }) => user === key.user).length >= form.mostPerUser ? 100311 : undefined;
}

/** Each entry with its field; one that names no field of the form, or another type than the field has, is not valid. */
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
  const taken = (entry: Filled) =>
    store.recordsOf(form.id).some(({ values }) => values.some(({ field, value }) => field === entry.field.id && value === entry.value));
  return full.some((entry) => entry.field.unique && taken(entry)) ? 100307 : undefined;
}

function isNumber(value: Json): boolean {
  return typeof value === 'string' && /^\+?[\d ()/-]{3,20}$/.test(value);
}
