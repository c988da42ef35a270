import type { Json, JsonObject } from '../json/json.ts';
import type { Pointer } from '../json/pointer.ts';
import type { BulkRules, Format, Operation, RequestBody, Response } from '../model/format.ts';
import { markOmitted } from './omitted.ts';
import { schemaAt } from './resolve.ts';
import { withoutOmitted } from './without-omitted.ts';

type Described = Pick<Format, 'document'>;

/** The format for one direction, by the original format (and by itself). */
const requests = new WeakMap<Format, Format>();
const answers = new WeakMap<Format, Format>();

/** The format as it applies to requests: its schemas do not describe `readOnly` members. Returns the same format if it has none. */
export function inRequests(format: Format): Format {
  return known(requests, format, () => {
    const locations = format.operations.flatMap(({ body }) => body?.pointer ?? []);
    return changed(format, markOmitted(format.document, 'readOnly', locations), (made, operation) => ({
      ...operation,
      body: operation.body === undefined ? undefined : bodyIn(made, operation.body),
      bulk: operation.bulk === undefined ? undefined : bulkIn(made, operation.bulk),
    }));
  });
}

/** The format as it applies to answers: its schemas do not describe `writeOnly` members. Returns the same format if it has none. */
export function inAnswers(format: Format): Format {
  return known(answers, format, () => {
    const locations = format.operations.flatMap(({ responses }) => responses.flatMap(({ schemaPointer }) => schemaPointer ?? []));
    return changed(
      format,
      markOmitted(format.document, 'writeOnly', [...locations, ...format.reading.shapes.flatMap(({ schema }) => schema ?? [])]),
      (made, operation) => ({
        ...operation,
        responses: operation.responses.map((response) => responseIn(made, response)),
      }),
    );
  });
}

/** The value of a request without the `readOnly` members of its schema, which is at this location of the document. */
export function withoutReadOnly(document: JsonObject, schema: Pointer, value: Json): Json {
  const made = markOmitted(document, 'readOnly', [schema]);
  return made === document ? value : withoutOmitted(made, [schema], value);
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
