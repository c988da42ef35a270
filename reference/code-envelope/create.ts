import type { Json } from '../../src/json/json.ts';
import type { Certificate, Field, Form, QrCode, Submission } from './resources.ts';
import type { Store } from './store.ts';

const SITE = 'https://qr.example.com';

type Owned<Thing> = Partial<Thing> & { readonly organisation: string };

/** Stores a new QR code. */
export function createCode(store: Store, parts: Owned<QrCode>): QrCode {
  const id = store.newId();
  const coding = `QR-${crypto.randomUUID()}`;
  const code: QrCode = {
    id,
    coding,
    url: `${SITE}/${coding}`,
    title: `Pump ${id}`,
    category: undefined,
    paused: false,
    forms: [],
    ...parts,
  };
  store.codes.set(id, code);
  return code;
}

/** Stores a new form without limits, with one optional text field. */
export function createForm(store: Store, parts: Owned<Form>): Form {
  const id = store.newId();
  const form: Form = {
    id,
    name: `Form ${id}`,
    number: String(id),
    fields: [createField(store, {})],
    closes: Number.POSITIVE_INFINITY,
    expires: Number.POSITIVE_INFINITY,
    maxRecords: Number.POSITIVE_INFINITY,
    maxRecordsPerUser: Number.POSITIVE_INFINITY,
    broken: false,
    ...parts,
  };
  store.forms.set(id, form);
  return form;
}

/** Creates a field for a form without storing it. */
export function createField(store: Store, parts: Partial<Field>): Field {
  return { id: store.newId(), type: 'text', title: 'Finding', required: false, unique: false, ...parts };
}

/** The parts of a submission. */
interface Entry {
  readonly form: number;
  readonly code: number;
  readonly organisation: string;
  readonly user: string;
  readonly values: readonly { readonly field: number; readonly value: Json }[];
}

/** Stores a submission. */
export function createRecord(store: Store, entry: Entry): Submission {
  const id = store.newId();
  const record: Submission = { ...entry, id, url: `${SITE}/r/${crypto.randomUUID()}` };
  store.records.set(id, record);
  return record;
}

/** Stores a certificate that can be verified. */
export function createCertificate(store: Store, parts: Owned<Certificate> & { readonly form: number }): Certificate {
  const certificate: Certificate = {
    code: `CERT-${crypto.randomUUID()}`,
    authorization: `AUTH-${crypto.randomUUID()}`,
    status: 'pending',
    enabled: true,
    approved: true,
    ended: false,
    permitted: true,
    identified: true,
    genuine: true,
    ...parts,
  };
  store.certificates.set(certificate.code, certificate);
  return certificate;
}
