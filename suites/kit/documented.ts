import type { Pointer } from '../../src/json/pointer.ts';
import type { Response } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';

/** The responses that the operation of an exchange documents for the status of the answer; none for an answer or operation that nothing describes. */
export function documentedResponses({ operation, reading }: Observation): readonly Response[] {
  if (operation === undefined || reading.kind === 'unanswered') return [];
  return operation.responses.filter(({ status }) => status === reading.status);
}

/**
 * What promises the shape of a rejection. `format`: all errors have that of the format. Where the format is only usual: `operation`, the response
 * that it documents; `nothing`, a documented response without a body, which may have any; `usual`, the custom.
 */
export type Promising =
  | { readonly by: 'format' | 'usual' | 'nothing' }
  | { readonly by: 'operation'; readonly mediaTypes: readonly string[]; readonly schema: Pointer | undefined };

/** Where the shape of a rejection is promised. */
export function promiseOf(observation: Observation): Promising {
  if (!observation.format.usual.has('reading')) return { by: 'format' };
  const documented = documentedResponses(observation);
  const mediaTypes = documented.flatMap(({ mediaType }) => mediaType ?? []);
  if (documented.length === 0) return { by: 'usual' };
  return mediaTypes.length === 0 ? { by: 'nothing' } : { by: 'operation', mediaTypes, schema: documented[0]?.schemaPointer };
}
