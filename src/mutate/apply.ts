import type { Json } from '../json/json.ts';
import { without, withValue } from '../json/pointer.ts';
import type { Change } from '../model/format.ts';

/** The document with the changes applied in order; their locations are pointers into the document. */
export function applied(document: Json, changes: readonly Change[]): Json {
  return changes.reduce((all, each) => (each.kind === 'set' ? withValue(all, each.at, each.value) : without(all, each.at)), document);
}
