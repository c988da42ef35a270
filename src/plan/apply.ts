import type { Change } from '../model/format.ts';
import type { Json } from '../model/json.ts';
import { without, withValue } from '../model/pointer.ts';

/** The document with the changes applied in their order; places are pointers into it. */
export function applied(document: Json, changes: readonly Change[]): Json {
  return changes.reduce((all, each) => (each.kind === 'set' ? withValue(all, each.at, each.value) : without(all, each.at)), document);
}
