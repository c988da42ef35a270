import { isObject, type JsonObject } from '../../src/json/json.ts';
import { type Pointer, tokens } from '../../src/json/pointer.ts';
import type { Format, Schema } from '../../src/model/format.ts';
import { converted } from '../../src/schema/convert.ts';
import { schemaAt } from '../../src/schema/resolve.ts';

/** A schema of the description as a self-contained JSON Schema document (2020-12): referenced schemas are in its `$defs`. */
export function standaloneSchema(format: Format, where: Pointer, id: string): JsonObject {
  const names = new Map<Pointer, string>();
  const defs: Record<string, Schema> = {};
  const convert = (pointer: Pointer): Schema => {
    const schema = schemaAt(format, pointer);
    if (schema === undefined) throw new Error(`The description has no schema at ${pointer}, although it passed validation`);
    return converted({ format, refer }, schema);
  };
  const refer = (pointer: Pointer): string => {
    const known = names.get(pointer);
    if (known !== undefined) return `#/$defs/${known}`;
    const name = nameFor(pointer, new Set(names.values()));
    names.set(pointer, name);
    defs[name] = convert(pointer);
    return `#/$defs/${name}`;
  };
  const root = convert(where);
  const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: id };
  return { ...dialect, ...(isObject(root) ? root : { allOf: [root] }), ...(names.size === 0 ? {} : { $defs: defs }) };
}

/** The last token of the pointer, with a number if the name is already in use. */
function nameFor(pointer: Pointer, used: ReadonlySet<string>): string {
  const last =
    tokens(pointer)
      .at(-1)
      ?.replaceAll(/[^\w.-]/g, '_') ?? 'root';
  let name = last;
  for (let count = 2; used.has(name); count++) name = `${last}-${count}`;
  return name;
}
