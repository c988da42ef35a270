import type { Pointer } from '../json/pointer.ts';
import type { BlamedFieldRule, Code, Entry, Format } from '../model/format.ts';
import type { InteractionResponse, Template } from '../model/interaction.ts';
import type { Blame } from '../model/probe.ts';
import { shapeFor } from '../model/shapes.ts';
import { mediaTypeHeader } from './media.ts';
import { objectTemplate, oneOfTemplate } from './template.ts';

/** The answer of one of these entries: exact statuses and codes, loose texts, and the blamed field anywhere in the list. */
export function errorResponse(format: Format, ids: readonly string[], blame: Blame | undefined): InteractionResponse {
  const entries = format.catalogue.filter(({ id }) => ids.includes(id));
  const first = entries[0];
  if (first === undefined)
    throw new Error(`The catalogue has none of the entries ${ids.join(', ')}, though the description passed its checks`);
  return {
    statuses: statusesOf(format, entries),
    headers: { 'Content-Type': mediaTypeHeader(format.reading.mediaTypes) },
    body: bodyOf(format, entries, first, blame),
  };
}

function bodyOf({ reading, fields }: Format, entries: readonly Entry[], first: Entry, blame: Blame | undefined): Template {
  const listsFields = entries.every(({ id }) => fields?.with.includes(id));
  const shape = shapeFor({ reading }, first.statuses, listsFields);
  const places = new Map<Pointer, Template>();
  if (shape.code.at !== undefined && shape.code.within === undefined) places.set(shape.code.at, codeOf(entries));
  const detail = detailOf(entries);
  if (reading.detail !== undefined && detail !== undefined) places.set(reading.detail.at, detail);
  if (shape.message?.optional === false) places.set(shape.message.at[0], { kind: 'like', value: first.message ?? first.meaning });
  if (shape.fields?.list !== undefined && listsFields) places.set(shape.fields.list, fieldListTemplate(shape.fields, blame));
  if (reading.requestId?.at !== undefined) places.set(reading.requestId.at, { kind: 'like', value: REQUEST_ID });
  return objectTemplate(places);
}

/** An example of a request's id; most formats take UUIDs. */
export const REQUEST_ID = '2f1d4c1e-7a57-4b58-9c0e-5a0f6e1d3b42';

/** The codes at class level; an entry without a documented code accepts any that is not empty. */
function codeOf(entries: readonly Entry[]): Template {
  const [open] = entries.filter(({ code }) => code === undefined);
  if (open !== undefined) return { kind: 'regex', pattern: '.+', value: open.id };
  const [first, ...others] = new Set(entries.flatMap((entry) => (entry.level === 'class' ? (entry.code ?? []) : entry.classes)));
  if (first === undefined) throw new Error(`The entries ${entries.map(({ id }) => id).join(', ')} have no code`);
  return oneOfTemplate([first, ...others]);
}

/** The detail codes, if every entry is one; beside a class, the detail code is left open. */
function detailOf(entries: readonly Entry[]): Template | undefined {
  const details = entries.flatMap(({ level, code }): Code[] => (level === 'detail' && code !== undefined ? [code] : []));
  const [first, ...others] = details;
  return first === undefined || details.length < entries.length ? undefined : oneOfTemplate([first, ...others]);
}

function statusesOf({ statuses }: Format, entries: readonly Entry[]): readonly [number, ...number[]] {
  const own = entries.flatMap((entry) => entry.statuses);
  const ok = statuses.policy?.allowed.includes('ok') === true ? [200] : [];
  const mirrors = statuses.policy === undefined || statuses.policy.allowed.includes('mirror');
  const [first, ...others] = new Set([...(mirrors ? own : []), ...ok]);
  if (first === undefined) throw new Error(`The entries ${entries.map(({ id }) => id).join(', ')} have no status`);
  return [first, ...others];
}

type FieldListRule = Extract<BlamedFieldRule, { readonly list: Pointer }>;

/** A list that contains the blamed field, whatever else it contains. */
export function fieldListTemplate(rule: FieldListRule, blame: Blame | undefined): Template {
  const names = blame === undefined || blame.any ? [] : blame.must;
  const groups = names.length === 0 ? [[]] : names;
  return { kind: 'contains', items: groups.map((group) => entryOf(rule, group)) };
}

function entryOf({ name: names, message }: FieldListRule, [first, ...others]: readonly string[]): Template {
  const named: Template = first === undefined ? { kind: 'regex', pattern: '.+', value: 'field' } : oneOfTemplate([first, ...others]);
  const name = [names].flat()[0] ?? '';
  if (name === '') return named;
  const places = new Map<Pointer, Template>([[name, named]]);
  if (message !== undefined) places.set(message, { kind: 'like', value: 'The value is not valid.' });
  return objectTemplate(places);
}
