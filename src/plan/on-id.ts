import { type Pointer, pointer, tokens } from '../json/pointer.ts';
import type { Expected, Format, Operation, RequestLocation, Schema } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import { onViolation } from '../mutate/expected.ts';
import { nodeOf } from '../schema/node.ts';

type Word = 'unknown' | 'notAnId';

/** What is expected where the value at a place names nothing, or is no id: what its schema says (`x-on-violation`), else the causes' word. */
export function onId(format: Format, operation: Operation, place: RequestLocation, word: Word): Expected {
  const described = describedAt(format, operation, place);
  const said =
    described === undefined ? undefined : (onViolation(described.schema, word) ?? onViolation(keywordsOf(format, described), word));
  // Where it is only said that such a value is taken, a server may still know it for none of its ids.
  return said?.accepted === true && said.entries.length === 0 ? ACCEPTED_OR_REJECTED : (said ?? format.causes[word]);
}

interface IdSchema {
  readonly schema: Schema;
  readonly pointer: Pointer;
}

function keywordsOf(format: Format, { schema, pointer: where }: IdSchema) {
  return nodeOf(format, schema, where).keywords;
}

/** The schema of a parameter, or of a member of the body. */
function describedAt(format: Format, { parameters, body }: Operation, place: RequestLocation): IdSchema | undefined {
  const [part, ...names] = tokens(place);
  if (part !== 'body') return parameters.find((each) => pointer(each.in, each.name) === place);
  let described: IdSchema | undefined = body;
  for (const name of names) {
    const node: ReturnType<typeof nodeOf> | undefined =
      described === undefined ? undefined : nodeOf(format, described.schema, described.pointer);
    described = node?.properties.get(name) ?? (/^\d+$/.test(name) ? node?.items : undefined);
  }
  return described;
}
