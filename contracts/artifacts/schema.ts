import { isObject, type JsonObject } from '../../src/json/json.ts';
import { type Pointer, tokens } from '../../src/json/pointer.ts';
import type { Format, Schema } from '../../src/model/format.ts';
import { converted } from '../../src/schema/convert.ts';
import { schemaAt } from '../../src/schema/resolve.ts';

/** The schema at a place of the description as a JSON Schema document (2020-12) that stands alone: what it refers to is in its `$defs`. */
export function standaloneSchema(format: Format, where: Pointer, id: string): JsonObject {
  const names = new Map<Pointer, string>();
  const defs: Record<string, Schema> = {};
  const convert = (place: Pointer): Schema => {
    const schema = schemaAt(format, place);
    if (schema === undefined) throw new Error(`The description has no schema at ${place}, though it passed its checks`);
    return converted({ format, refer }, schema);
  };
  const refer = (place: Pointer): string => {
    const known = names.get(place);
    if (known !== undefined) return `#/$defs/${known}`;
    const name = nameFor(place, new Set(names.values()));
    names.set(place, name);
    defs[name] = convert(place);
    return `#/$defs/${name}`;
  };
  const root = convert(where);
  const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: id };
  return { ...dialect, ...(isObject(root) ? root : { allOf: [root] }), ...(names.size === 0 ? {} : { $defs: defs }) };
}

/** The last part of its place, numbered where another has it. */
function nameFor(place: Pointer, taken: ReadonlySet<string>): string {
  const last =
    tokens(place)
      .at(-1)
      ?.replaceAll(/[^\w.-]/g, '_') ?? 'root';
  let name = last;
  for (let count = 2; taken.has(name); count++) name = `${last}-${count}`;
  return name;
}
