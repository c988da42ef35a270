import type { ApiOptions } from '../api.ts';
import { createCertificate, createCode, createField, createForm, createRecord } from './create.ts';
import type { Key } from './keys.ts';
import type { Certificate, Field, Form, QrCode } from './resources.ts';
import type { Store } from './store.ts';
import { HOME, type World } from './world.ts';

const OWN = { organisation: HOME.organisation };

/** A provider state that was set up: its values, and how to undo it. */
export interface StateSetup {
  readonly values: Readonly<Record<string, string | number>>;
  readonly undo: () => void;
}

/** Creates a key of the home organisation in the given state. */
export function setUpKey(world: World, state: Key['state'], { newKey }: ApiOptions): StateSetup {
  const text = newKey?.() ?? `key-${crypto.randomUUID()}`;
  world.keys.add({ text, ...HOME, state });
  return { values: { apiKey: text }, undo: () => world.keys.remove(text) };
}

/** Creates a QR code with a linked form. */
export function setUpCode(store: Store): StateSetup {
  const form = createForm(store, OWN);
  const { id, coding } = createCode(store, { ...OWN, forms: [form.id] });
  return { values: { qrcode: coding, code_id: id }, undo: () => dropLinked(store, form.id, id) };
}

/** Creates a form that is linked to no QR code. */
export function setUpForm(store: Store, organisation: string): StateSetup {
  const { id } = createForm(store, { organisation });
  return { values: { tpl_id: id }, undo: () => store.dropForm(id) };
}

/** Creates a record with its form and QR code. */
export function setUpRecord(store: Store, { organisation, user }: typeof HOME): StateSetup {
  const form = createForm(store, { organisation });
  const code = createCode(store, { organisation, forms: [form.id] });
  const values = form.fields.map(({ id }) => ({ field: id, value: 'All in order' }));
  const { id, url } = createRecord(store, { form: form.id, code: code.id, organisation, user, values });
  return { values: { record_id: id, record_url: url }, undo: () => dropLinked(store, form.id, code.id) };
}

/** Changes to the default linked form. */
export interface LinkedForm {
  readonly code?: Partial<QrCode>;
  readonly form?: Partial<Form>;
  readonly field?: Partial<Field>;
  /** The form is not linked to the QR code. */
  readonly unlinked?: true;
  /** The number of existing records; 0 by default. */
  readonly records?: number;
}

const EXISTING_VALUE = 'Existing value';

/** Creates a form with one field, linked to a QR code. */
export function setUpLinkedForm(store: Store, parts: LinkedForm): StateSetup {
  const field = createField(store, parts.field ?? {});
  const form = createForm(store, { ...OWN, fields: [field], ...parts.form });
  const code = createCode(store, { ...OWN, forms: parts.unlinked ? [] : [form.id], ...parts.code });
  const entry = { ...HOME, form: form.id, code: code.id, values: [{ field: field.id, value: EXISTING_VALUE }] };
  for (let count = 0; count < (parts.records ?? 0); count++) createRecord(store, entry);
  const values = { code_id: code.id, tpl_id: form.id, field_id: field.id, field_type: field.type };
  return { values, undo: () => dropLinked(store, form.id, code.id) };
}

/** Adds the value of the existing records to the values of the state. */
export function withFieldValue({ values, undo }: StateSetup): StateSetup {
  return { values: { ...values, value: EXISTING_VALUE }, undo };
}

function dropLinked(store: Store, form: number, code: number): void {
  store.dropForm(form);
  store.codes.delete(code);
}

/** Creates a category with the given number of QR codes. */
export function setUpCategory(store: Store, codes: number): StateSetup {
  const category = store.newId();
  const made = Array.from({ length: codes }, () => createCode(store, { ...OWN, category }).id);
  return { values: { category_id: category }, undo: () => void made.map((id) => store.codes.delete(id)) };
}

/** Creates a certificate and its form. */
export function setUpCertificate(store: Store, parts: Partial<Certificate>): StateSetup {
  const form = createForm(store, OWN);
  const { code, authorization } = createCertificate(store, { ...OWN, form: form.id, ...parts });
  const undo = () => {
    store.certificates.delete(code);
    store.dropForm(form.id);
  };
  return { values: { certificate_code: code, tpl_id: form.id, authorization_code: authorization }, undo };
}

/** Keeps only the code of the certificate in the values of the state. */
export function withCodeOnly({ values, undo }: StateSetup): StateSetup {
  return { values: { certificate_code: values['certificate_code'] ?? '' }, undo };
}
