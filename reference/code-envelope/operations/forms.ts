import type { JsonObject } from '../../../src/json/json.ts';
import type { Submitted } from '../call.ts';
import type { Key } from '../keys.ts';
import { business, type Outcome, type Rejection, success } from '../outcome.ts';
import type { Form } from '../things.ts';
import type { World } from '../world.ts';
import { storedNumber, storedText } from './read.ts';

/** The form that a key may use, or why there is none. */
export function formFor(id: number | undefined, key: Key, { store }: World): { readonly kind: 'form'; readonly form: Form } | Rejection {
  const form = store.forms.get(id ?? 0);
  if (form === undefined) return business(100304);
  return form.organisation === key.organisation ? { kind: 'form', form } : business(100316);
}

/** A form with its groups of fields. */
export function getTemplate({ input, key }: Submitted, world: World): Outcome {
  const found = formFor(storedNumber(input, 'tpl_id'), key, world);
  if (found.kind === 'refusal') return found;
  const { id, name, fields } = found.form;
  const listed = fields.map((field) => ({ field_id: field.id, field_type: field.type, title: field.title, required: field.required }));
  return success({ data: { form: { id, name }, groups: [{ group_id: 1, fields: listed }] } });
}

const PAGE = 20;

/** A page of the forms of the organisation. */
export function getFormList({ input, key }: Submitted, { store, seams }: World): Outcome {
  const page = storedNumber(input, 'page') ?? 1;
  const asked = storedNumber(input, 'page_size') ?? PAGE;
  const size = seams.pageSize?.(asked, 'getFormList') ?? asked;
  const found = [...store.forms.values()].filter((form) => form.organisation === key.organisation && isWanted(form, input));
  const list = found.slice((page - 1) * size, page * size).map(({ id, name, number }) => ({ id, name, number }));
  return success({ list, page: { page, page_size: asked, total: found.length } });
}

function isWanted({ name, number }: Form, input: JsonObject): boolean {
  const wanted = storedText(input, 'number') ?? number;
  return name.includes(storedText(input, 'search_key') ?? '') && number === wanted;
}
