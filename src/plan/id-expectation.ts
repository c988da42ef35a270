import { type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { Expected, Format, Operation, RequestLocation, Schema } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import { onViolation } from '../mutate/expected.ts';
import { nodeOf } from '../schema/node.ts';

type IdCause = 'unknown' | 'notAnId';

/** The expectation if the value at a location names no resource, or is no id: that of its schema (`x-on-violation`), else that of the format. */
export function expectedForId(format: Format, operation: Operation, location: RequestLocation, cause: IdCause): Expected {
  const described = describedAt(format, operation, location);
  const own =
    described === undefined ? undefined : (onViolation(described.schema, cause) ?? onViolation(keywordsOf(format, described), cause));
  // If the schema only says that such a value is accepted, a server may still answer that it names no resource.
  return own?.accepted === true && own.entries.length === 0 ? ACCEPTED_OR_REJECTED : (own ?? format.causes[cause]);
}

interface IdSchema {
  readonly schema: Schema;
  readonly pointer: Pointer;
}

function keywordsOf(format: Format, { schema, pointer: where }: IdSchema) {
  return nodeOf(format, schema, where).keywords;
}

/** The schema of a parameter, or of a member of the body. */
function describedAt(format: Format, { parameters, body }: Operation, location: RequestLocation): IdSchema | undefined {
  const [part, ...names] = tokens(location);
  if (part !== 'body') return parameters.find((each) => pointer(each.in, each.name) === location);
  let described: IdSchema | undefined = body;
  for (const name of names) {
    const node: ReturnType<typeof nodeOf> | undefined =
      described === undefined ? undefined : nodeOf(format, described.schema, described.pointer);
    described = node?.properties.get(name) ?? (/^\d+$/.test(name) ? node?.items : undefined);
  }
  return described;
}
