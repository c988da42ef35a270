import { type Pointer, tokens } from '../json/pointer.ts';
import type { BlamedFieldRule, BulkAnswer, BulkRules, Format, Operation } from '../model/format.ts';
import type { InteractionResponse, Template } from '../model/interaction.ts';
import type { BadItem, Blame } from '../model/probe.ts';
import { fieldListTemplate, REQUEST_ID } from './error.ts';
import { mediaTypeHeader } from './media.ts';
import { schemaBelow } from './place.ts';
import { schemaTemplate } from './success.ts';
import { objectTemplate } from './template.ts';

interface SentBulk {
  readonly size: number;
  readonly bad: readonly BadItem[];
}

type Split = Extract<BulkAnswer, { kind: 'split' }>;
type Results = Extract<BulkAnswer, { kind: 'results' }>;

/** The lists of the answer, where a template can express them; else any body will do. */
function placesOf(
  { answer }: BulkRules,
  sent: SentBulk,
  described: { readonly format: Format; readonly operation: Operation },
): Map<Pointer, Template> {
  if (answer.kind === 'split' && answer.index !== undefined) return split(answer, sent, described);
  if (answer.kind === 'results' && answer.inside !== true && answer.key === undefined) return results(answer, sent);
  return new Map();
}

/** The answer to a bulk with these invalid items: each error at its position in the list, with its index and the blamed field, and one created resource per valid item. */
export function bulkResponse(format: Format, operation: Operation, bulk: BulkRules, sent: SentBulk): InteractionResponse {
  const [first = 200, ...others] = sent.bad.length === 0 ? bulk.statuses.allGood : bulk.statuses.someBad;
  const places = placesOf(bulk, sent, { format, operation });
  const { requestId } = format.reading;
  if (requestId?.at !== undefined) places.set(requestId.at, { kind: 'like', value: REQUEST_ID });
  const mediaType = operation.responses.find(({ status }) => status === first)?.mediaType ?? 'application/json';
  return { statuses: [first, ...others], headers: { 'Content-Type': mediaTypeHeader([mediaType]) }, body: objectTemplate(places) };
}

function split(
  answer: Split,
  sent: SentBulk,
  { format, operation }: { readonly format: Format; readonly operation: Operation },
): Map<Pointer, Template> {
  const created = createdTemplate(format, operation, answer.created);
  const errors = sent.bad.map(({ index, blame }) =>
    objectTemplate(
      new Map<Pointer, Template>([
        ...(answer.index === undefined ? [] : [[answer.index, { kind: 'exact', value: index }] as const]),
        ...fieldsAt(answer.fields, blame),
      ]),
    ),
  );
  const good = sent.size - sent.bad.length;
  return new Map<Pointer, Template>([
    [answer.created, { kind: 'list', items: Array.from({ length: good }, () => created) }],
    [answer.errors, { kind: 'list', items: errors }],
    ...counts(answer.summary, sent),
  ]);
}

function fieldsAt(rule: BlamedFieldRule | undefined, blame: Blame): readonly (readonly [Pointer, Template])[] {
  return rule?.list === undefined ? [] : [[rule.list, fieldListTemplate(rule, blame)]];
}

/** One created resource, by the schema of the answer. */
function createdTemplate(format: Format, { responses }: Operation, list: Pointer): Template {
  const response = responses.find(({ status, schema }) => status >= 200 && status < 300 && schema !== undefined);
  if (response?.schema === undefined || response.schemaPointer === undefined) return ANYTHING;
  const element = schemaBelow(format, { schema: response.schema, pointer: response.schemaPointer }, [...tokens(list), '0']);
  return (element === undefined ? undefined : schemaTemplate(format, element.schema, element.pointer)) ?? ANYTHING;
}

const ANYTHING: Template = { kind: 'like', value: {} };

function results(answer: Results, { size, bad }: SentBulk): Map<Pointer, Template> {
  const items = Array.from({ length: size }, (_, index) => {
    const broken = bad.find((each) => each.index === index);
    const places = new Map<Pointer, Template>();
    if (answer.index !== undefined) places.set(answer.index, { kind: 'exact', value: index });
    if (answer.status !== undefined)
      places.set(answer.status, broken === undefined ? statusLike('^2\\d\\d$', 201) : statusLike('^[45]\\d\\d$', 400));
    if (broken !== undefined) for (const [where, template] of fieldsAt(answer.fields, broken.blame)) places.set(where, template);
    return objectTemplate(places);
  });
  return new Map<Pointer, Template>([[answer.results, { kind: 'list', items }], ...counts(answer.summary, { size, bad })]);
}

function statusLike(pattern: string, value: number): Template {
  return { kind: 'regex', pattern, value };
}

function counts(summary: Split['summary'], { size, bad }: SentBulk): readonly (readonly [Pointer, Template])[] {
  if (summary === undefined) return [];
  return [
    [summary.submitted, { kind: 'exact', value: size }],
    [summary.created, { kind: 'exact', value: size - bad.length }],
    [summary.failed, { kind: 'exact', value: bad.length }],
  ];
}
