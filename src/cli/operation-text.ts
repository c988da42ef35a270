import type { Json, JsonObject } from '../json/json.ts';
import type { Format, Operation, RequestDocument } from '../model/format.ts';

/** What is known about an operation, by its id or by method and path (`POST /books`): its valid request, and where its ids come from. One text for each format that has it. */
export function operationTexts(formats: readonly Format[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const isMeant = ({ method, path }: { readonly method: string; readonly path: string }, id: string) =>
    id.toLowerCase() === wanted || `${method} ${path}`.toLowerCase() === wanted;
  return formats.flatMap((format) => [
    ...format.operations.filter((each) => isMeant(each, each.id)).map((each) => operationText(format, each)),
    ...format.outOfReach
      .filter((each) => isMeant(each, each.operation))
      .map(({ operation, method, path, reason }) => `${heading(operation, method, path)}  of ${format.name}\n  Out of reach  ${reason}`),
  ]);
}

function heading(id: string, method: string, path: string): string {
  return id === `${method} ${path}` ? id : `${id}  ${method} ${path}`;
}

function operationText(format: Format, operation: Operation): string {
  const { id, method, path, summary, valid, writes, secured, responses, cleanup, readBack } = operation;
  const statuses = [...new Set(responses.filter(({ isGeneral }) => isGeneral !== true).map(({ status }) => status))].toSorted(
    (a, b) => a - b,
  );
  const general = responses.some(({ isGeneral }) => isGeneral === true) ? ', and others in general' : '';
  return [
    `${heading(id, method, path)}  of ${format.name}`,
    ...(summary === '' ? [] : [`  ${summary}`]),
    '',
    `  Writes        ${writes ? 'yes' : 'no'}`,
    `  Key           ${secured ? 'needed' : 'none'}`,
    `  Statuses      ${statuses.join(', ')}${general}`,
    `  Request       ${BASIS[valid.basis]}`,
    ...requestLines(valid.request),
    ...idLines(operation),
    ...(cleanup === undefined ? [] : [`  Deleted by    ${cleanup.operation}`]),
    ...(readBack === undefined
      ? []
      : [`  Read back by  ${readBack.link.operation}${comparedText(readBack.compare.map(({ sent }) => sent))}`]),
    '',
    `  To change it: operations: { ${JSON.stringify(id)}: { valid-request: … } } in errspec.yaml, or x-valid-request in the document or an overlay.`,
  ].join('\n');
}

const BASIS: Readonly<Record<Operation['valid']['basis'], string>> = {
  written: 'as it is written (x-valid-request): it must be accepted',
  example: 'examples of the document: it must be accepted if its ids exist',
  made: 'made from the schema: if it is rejected, that is no finding',
};

function requestLines({ path, query, header, body }: RequestDocument): readonly string[] {
  const part = (name: string, value: JsonObject) => (Object.keys(value).length === 0 ? [] : [line(name, value)]);
  return [...part('path', path), ...part('query', query), ...part('header', header), ...(body === undefined ? [] : [line('body', body)])];
}

function line(name: string, value: Json): string {
  const text = JSON.stringify(value);
  return `    ${name.padEnd(11)} ${text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text}`;
}

/** Characters of a value. */
const LONGEST = 400;

function idLines({ valid: { from, unsure, bind, unknown } }: Operation): readonly string[] {
  const taken =
    from === undefined ? [] : [...from.bind].map(([where, to]) => `${to} is ${where || 'the body'} of the answer to ${from.operation}`);
  const carried = from === undefined ? [] : [...from.carried].map(([where, to]) => `${to} is ${where} of the request to ${from.operation}`);
  const states = [...bind].map(([value, places]) => `${places.join(', ')} is ${value} of a provider state`);
  const known = [...taken, ...carried, ...states];
  return [
    ...known.map((text, index) => `  ${(index === 0 ? 'Ids' : '').padEnd(13)} ${text}`),
    ...(unsure.length === 0 ? [] : [`  Unsure        nothing promises that ${unsure.join(', ')} exists`]),
    ...[...unknown].map(([where, value], index) => `  ${(index === 0 ? 'Unknown id' : '').padEnd(13)} ${where}: ${JSON.stringify(value)}`),
  ];
}

function comparedText(names: readonly string[]): string {
  return names.length === 0 ? '' : `, which should show ${names.join(', ')} as sent`;
}
