import type { Pointer } from '../json/pointer.ts';
import type { Format, Schema } from '../model/format.ts';
import { nodeOf } from '../schema/node.ts';

/** A schema and its location in the description. */
export interface SchemaPlace {
  readonly schema: Schema;
  readonly pointer: Pointer;
}

/** The schema of a member below a value of this one, along names; a number stands for the elements of a list. */
export function schemaBelow(format: Format, { schema, pointer }: SchemaPlace, [name, ...rest]: readonly string[]): SchemaPlace | undefined {
  if (name === undefined) return { schema, pointer };
  const node = nodeOf(format, schema, pointer);
  const inner = node.properties.get(name) ?? (/^\d+$/.test(name) ? node.items : undefined);
  return inner === undefined ? undefined : schemaBelow(format, inner, rest);
}
