import { member } from '../../../src/json/json.ts';
import type { Submitted } from '../call.ts';
import { business, INVALID, NO_QRCODE, type Outcome, type Rejection, success } from '../outcome.ts';
import type { Submission } from '../resources.ts';
import type { World } from '../world.ts';
import { formFor } from './forms.ts';
import { storedNumber, storedText } from './read.ts';
import { recordJson } from './record.ts';

const PAGE = 20;

/** The largest number of QR codes in a category that can be searched. */
export const MAX_CODES = 100;

/** Returns a page of the records that match all filters. */
export function getRecords(submitted: Submitted, world: World): Outcome {
  const { input } = submitted;
  const found = findRecords(submitted, world);
  if (found.kind === 'rejection') return found;
  const token = storedText(input, 'page_token') ?? '0';
  if (!/^\d{1,9}$/.test(token)) return INVALID;
  const requested = storedNumber(input, 'page_size') ?? PAGE;
  const size = world.seams.pageSize?.(requested, 'getRecords') ?? requested;
  const end = Number(token) + size;
  const list = found.records.slice(Number(token), end).map(recordJson);
  return success(end < found.records.length ? { list, next_page_token: String(end) } : { list });
}

type Found = { readonly kind: 'records'; readonly records: readonly Submission[] } | Rejection;

function findRecords({ input, key }: Submitted, world: World): Found {
  const filters = member(input, 'filters');
  const form = storedNumber(member(filters, 'record_template'), 'id');
  const code = storedNumber(member(filters, 'qrcode'), 'id');
  const category = storedNumber(member(filters, 'qrcode_category'), 'id');
  const rejection = unknownForm(form, key, world) ?? unknownCode(code, key.organisation, world) ?? badCategory(category, world);
  if (rejection !== undefined) return rejection;
  const records = [...world.store.records.values()].filter(
    (record) =>
      record.organisation === key.organisation &&
      record.form === (form ?? record.form) &&
      record.code === (code ?? record.code) &&
      (category === undefined || world.store.codes.get(record.code)?.category === category),
  );
  return { kind: 'records', records };
}

function unknownForm(id: number | undefined, key: Submitted['key'], world: World): Rejection | undefined {
  const found = id === undefined ? undefined : formFor(id, key, world);
  return found?.kind === 'rejection' ? found : undefined;
}

function unknownCode(id: number | undefined, organisation: string, { store }: World): Rejection | undefined {
  return id === undefined || store.codes.get(id)?.organisation === organisation ? undefined : NO_QRCODE;
}

function badCategory(id: number | undefined, { store }: World): Rejection | undefined {
  if (id === undefined) return undefined;
  const codes = [...store.codes.values()].filter(({ category }) => category === id).length;
  if (codes === 0) return business(100317);
  return codes > MAX_CODES ? business(100318) : undefined;
}
