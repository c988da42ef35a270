import type { ApiOptions } from '../api.ts';
import type { Key } from './keys.ts';
import { newCertificate, newCode, newField, newForm, newRecord } from './make.ts';
import type { Store } from './store.ts';
import type { Certificate, Field, Form, QrCode } from './things.ts';
import { HOME, type World } from './world.ts';

const OWN = { organisation: HOME.organisation };

/** What a set-up made: its values, and how to take it away again. */
export interface StateSetup {
  readonly values: Readonly<Record<string, string | number>>;
  readonly undo: () => void;
}

/** A key of the home organisation in some state. */
export function setUpKey(world: World, state: Key['state'], { newKey }: ApiOptions): StateSetup {
  const text = newKey?.() ?? `key-${crypto.randomUUID()}`;
  world.keys.add({ text, ...HOME, state });
  return { values: { apiKey: text }, undo: () => world.keys.remove(text) };
}

/** A QR code with a form that can be filled in there. */
export function setUpCode(store: Store): StateSetup {
  const form = newForm(store, OWN);
  const { id, coding } = newCode(store, { ...OWN, forms: [form.id] });
  return { values: { qrcode: coding, code_id: id }, undo: () => dropLinked(store, form.id, id) };
}

/** A form that hangs on no QR code. */
export function setUpForm(store: Store, organisation: string): StateSetup {
  const { id } = newForm(store, { organisation });
  return { values: { tpl_id: id }, undo: () => store.dropForm(id) };
}

/** A record, with the form and the QR code that it came from. */
export function setUpRecord(store: Store, { organisation, user }: typeof HOME): StateSetup {
  const form = newForm(store, { organisation });
  const code = newCode(store, { organisation, forms: [form.id] });
  const values = form.fields.map(({ id }) => ({ field: id, value: 'All in order' }));
  const { id, url } = newRecord(store, { form: form.id, code: code.id, organisation, user, values });
  return { values: { record_id: id, record_url: url }, undo: () => dropLinked(store, form.id, code.id) };
}

/** What a form at a QR code has otherwise than usual. */
export interface Linked {
  readonly code?: Partial<QrCode>;
  readonly form?: Partial<Form>;
  readonly field?: Partial<Field>;
  /** The form does not hang on the QR code. */
  readonly apart?: true;
  /** How many records it holds already; none unless given. */
  readonly records?: number;
}

const TAKEN = 'Taken already';

/** A form with one field at a QR code. */
export function setUpLinked(store: Store, parts: Linked): StateSetup {
  const field = newField(store, parts.field ?? {});
  const form = newForm(store, { ...OWN, fields: [field], ...parts.form });
  const code = newCode(store, { ...OWN, forms: parts.apart ? [] : [form.id], ...parts.code });
  const entry = { ...HOME, form: form.id, code: code.id, values: [{ field: field.id, value: TAKEN }] };
  for (let count = 0; count < (parts.records ?? 0); count++) newRecord(store, entry);
  const values = { code_id: code.id, tpl_id: form.id, field_id: field.id, field_type: field.type };
  return { values, undo: () => dropLinked(store, form.id, code.id) };
}

/** The same, with the value that its records hold. */
export function withFieldValue({ values, undo }: StateSetup): StateSetup {
  return { values: { ...values, value: TAKEN }, undo };
}

function dropLinked(store: Store, form: number, code: number): void {
  store.dropForm(form);
  store.codes.delete(code);
}

/** A category with so many QR codes. */
export function setUpCategory(store: Store, codes: number): StateSetup {
  const category = store.newId();
  const made = Array.from({ length: codes }, () => newCode(store, { ...OWN, category }).id);
  return { values: { category_id: category }, undo: () => void made.map((id) => store.codes.delete(id)) };
}

/** A certificate and the form that it belongs to. */
export function setUpCertificate(store: Store, parts: Partial<Certificate>): StateSetup {
  const form = newForm(store, OWN);
  const { code, authorization } = newCertificate(store, { ...OWN, form: form.id, ...parts });
  const undo = () => {
    store.certificates.delete(code);
    store.dropForm(form.id);
  };
  return { values: { certificate_code: code, tpl_id: form.id, authorization_code: authorization }, undo };
}

/** The same with the code of the certificate alone. */
export function codeAlone({ values, undo }: StateSetup): StateSetup {
  return { values: { certificate_code: values['certificate_code'] ?? '' }, undo };
}
