import type { Json, JsonObject } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { BulkRules, Format, Operation, RequestBody, Response } from '../model/format.ts';
import { leavingOut } from './left-out.ts';
import { schemaAt } from './resolve.ts';
import { stripped } from './stripped.ts';

type Described = Pick<Format, 'document'>;

/** Formats by those whose schemas they hold as one direction has them; each is its own. */
const requests = new WeakMap<Format, Format>();
const answers = new WeakMap<Format, Format>();

/** The format with its schemas as they hold in requests: `readOnly` members are not described there. The format itself where it has none. */
export function inRequests(format: Format): Format {
  return known(requests, format, () => {
    const places = format.operations.flatMap(({ body }) => body?.pointer ?? []);
    return changed(format, leavingOut(format.document, 'readOnly', places), (made, operation) => ({
      ...operation,
      body: operation.body === undefined ? undefined : bodyIn(made, operation.body),
      bulk: operation.bulk === undefined ? undefined : bulkIn(made, operation.bulk),
    }));
  });
}

/** The format with its schemas as they hold in answers: `writeOnly` members are not described there. The format itself where it has none. */
export function inAnswers(format: Format): Format {
  return known(answers, format, () => {
    const places = format.operations.flatMap(({ responses }) => responses.flatMap(({ schemaPointer }) => schemaPointer ?? []));
    return changed(format, leavingOut(format.document, 'writeOnly', [...places, format.reading.errorSchema]), (made, operation) => ({
      ...operation,
      responses: operation.responses.map((response) => responseIn(made, response)),
    }));
  });
}

/** The value of a request without members that are `readOnly` in its schema, which stands at a place of the document. */
export function withoutReadOnly(document: JsonObject, place: Pointer, value: Json): Json {
  const made = leavingOut(document, 'readOnly', [place]);
  return made === document ? value : stripped(made, [place], value);
}

function known(made: WeakMap<Format, Format>, format: Format, make: () => Format): Format {
  const found = made.get(format) ?? make();
  made.set(format, found).set(found, found);
  return found;
}

function changed(format: Format, document: JsonObject, change: (made: Described, operation: Operation) => Operation): Format {
  if (document === format.document) return format;
  return { ...format, document, operations: format.operations.map((operation) => change({ document }, operation)) };
}

function bodyIn(made: Described, body: RequestBody): RequestBody {
  return { ...body, schema: schemaAt(made, body.pointer) ?? body.schema };
}

function bulkIn(made: Described, bulk: BulkRules): BulkRules {
  return { ...bulk, itemSchema: schemaAt(made, bulk.itemPointer) ?? bulk.itemSchema };
}

function responseIn(made: Described, response: Response): Response {
  return { ...response, schema: response.schemaPointer === undefined ? undefined : schemaAt(made, response.schemaPointer) };
}
