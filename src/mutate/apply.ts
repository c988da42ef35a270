import type { Json } from '../json/json.ts';
import { without, withValue } from '../json/pointer.ts';
import type { Change } from '../model/format.ts';

/** The document with the changes applied in their order; places are pointers into it. */
export function applied(document: Json, changes: readonly Change[]): Json {
  return changes.reduce((all, each) => (each.kind === 'set' ? withValue(all, each.at, each.value) : without(all, each.at)), document);
}
