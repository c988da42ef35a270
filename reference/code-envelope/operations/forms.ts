import type { JsonObject } from '../../../src/json/json.ts';
import type { Submitted } from '../call.ts';
import type { Key } from '../keys.ts';
import { business, type Outcome, type Rejection, success } from '../outcome.ts';
import type { Form } from '../resources.ts';
import type { World } from '../world.ts';
import { storedNumber, storedText } from './read.ts';

/** The form, if the key may use it, or the rejection. */
export function formFor(id: number | undefined, key: Key, { store }: World): { readonly kind: 'form'; readonly form: Form } | Rejection {
  const form = store.forms.get(id ?? 0);
  if (form === undefined) return business(100304);
  return form.organisation === key.organisation ? { kind: 'form', form } : business(100316);
}

/** Returns a form with its groups of fields. */
export function getTemplate({ input, key }: Submitted, world: World): Outcome {
  const found = formFor(storedNumber(input, 'tpl_id'), key, world);
  if (found.kind === 'rejection') return found;
  const { id, name, fields } = found.form;
  const listed = fields.map((field) => ({ field_id: field.id, field_type: field.type, title: field.title, required: field.required }));
  return success({ data: { form: { id, name }, groups: [{ group_id: 1, fields: listed }] } });
}

const PAGE = 20;

/** Returns a page of the forms of the organisation. */
export function getFormList({ input, key }: Submitted, { store, seams }: World): Outcome {
  const page = storedNumber(input, 'page') ?? 1;
  const requested = storedNumber(input, 'page_size') ?? PAGE;
  const size = seams.pageSize?.(requested, 'getFormList') ?? requested;
  const found = [...store.forms.values()].filter((form) => form.organisation === key.organisation && isMatch(form, input));
  const list = found.slice((page - 1) * size, page * size).map(({ id, name, number }) => ({ id, name, number }));
  return success({ list, page: { page, page_size: requested, total: found.length } });
}

function isMatch({ name, number }: Form, input: JsonObject): boolean {
  const requestedNumber = storedText(input, 'number') ?? number;
  return name.includes(storedText(input, 'search_key') ?? '') && number === requestedNumber;
}
