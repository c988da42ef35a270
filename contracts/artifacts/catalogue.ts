import { isDocumentedFor } from '../../src/judge/scope.ts';
import type { Entry, Format } from '../../src/model/format.ts';

/** The error catalogue of a format as plain data, with the operations that document each entry. */
export function catalogueOf(format: Format): object {
  return {
    format: format.name,
    title: format.title,
    basePath: format.basePath,
    operations: format.operations.map(({ id, method, path, writes }) => ({ id, method, path, writes })),
    entries: format.catalogue.map((entry) => entryOf(format, entry)),
  };
}

function entryOf({ operations, statuses }: Format, entry: Entry): object {
  const ids = operations.filter((operation) => isDocumentedFor(entry, operation)).map(({ id }) => id);
  const { id, level, code, message, meaning, source } = entry;
  return {
    id,
    level,
    code: code ?? null,
    ...(level === 'detail' ? { classes: entry.classes } : {}),
    statuses: entry.statuses,
    ...(statuses.policy === undefined ? {} : { httpStatus: statuses.policy.allowed }),
    ...(message === undefined ? {} : { message }),
    meaning,
    operations: ids,
    source,
  };
}
