import { dirname, resolve } from 'node:path';
import { isArray, isObject, type Json, type JsonObject, member } from '../../json/json.ts';
import { at, lastToken, type Pointer, pointer } from '../../json/pointer.ts';
import { LISTS, MAPS, SINGLE } from '../../schema/keywords.ts';
import type { SourceFile } from '../document.ts';
import { mapElements, mapMembers, omit } from './tree.ts';

/** Where a part of a bundled document was written. */
export interface Inclusion {
  /** Where the part is in the bundled document. */
  readonly pointer: Pointer;
  readonly file: string;
  readonly source: SourceFile;
  /** Where the part is in its own file. */
  readonly inFile: Pointer;
}

/** One document made of several files, and where its parts came from. */
export interface Bundle {
  readonly document: JsonObject;
  readonly inclusions: readonly Inclusion[];
}

/** Reads a file that a reference names by its path or URL; `undefined` leaves the reference as it is. Throws a `DescriptionError` for one that cannot be read. */
export type ReadReferred = (location: string) => SourceFile | undefined;

interface Bundling {
  readonly root: string;
  readonly read: ReadReferred;
  /** Names in `components.schemas` of schemas that came from other files, by file and pointer. */
  readonly names: Map<string, string>;
  readonly schemas: Map<string, Json>;
  readonly inclusions: Inclusion[];
}

/** A value, the file it was written in, and where it goes in the bundled document. */
interface Part<Value extends Json = Json> {
  readonly value: Value;
  readonly file: string;
  readonly where: Pointer;
  /** References that are being replaced by what they name. */
  readonly open: readonly string[];
}

/**
 * The document with references to other files resolved: schemas become `components.schemas` of their own, so that they may refer to each other in
 * circles, everything else takes the place of its reference. The same object where no reference leads to another file.
 */
export function bundled(root: string, document: JsonObject, read: ReadReferred): Bundle {
  const components = member(document, 'components');
  const own = isObject(components) ? member(components, 'schemas') : undefined;
  const names = new Map(Object.keys(isObject(own) ? own : {}).map((name) => [`${root}#/components/schemas/${name}`, name]));
  const bundling: Bundling = { root, read, names, schemas: new Map(), inclusions: [] };
  const made = object(bundling, { value: document, file: root, where: '', open: [] }, 'other');
  if (!isObject(made)) return { document, inclusions: [] };
  if (bundling.schemas.size === 0) return { document: made, inclusions: bundling.inclusions };
  const parts = member(made, 'components');
  const schemas = member(parts, 'schemas');
  const all = { ...(isObject(schemas) ? schemas : {}), ...Object.fromEntries(bundling.schemas) };
  return { document: { ...made, components: { ...(isObject(parts) ? parts : {}), schemas: all } }, inclusions: bundling.inclusions };
}

/** What a value is: a schema, a map or a list of schemas, or another part of OpenAPI. */
type Kind = 'schema' | 'map' | 'list' | 'other' | 'data';

function object(bundling: Bundling, part: Part, kind: Kind): Json {
  const { value, where } = part;
  if (kind === 'data') return value;
  const below = (name: string | number, inner: Json): Part => ({ ...part, value: inner, where: where + pointer(name) });
  if (isArray(value)) {
    const inner = kind === 'list' ? 'schema' : 'other';
    return mapElements(value, (each, index) => object(bundling, below(index, each), inner));
  }
  if (!isObject(value)) return value;
  const reference = kind === 'map' ? undefined : member(value, '$ref');
  const target = typeof reference === 'string' ? located(part.file, reference) : undefined;
  const made = target === undefined ? value : referred(bundling, { ...part, value }, { kind, ...target });
  // What took the place of its reference was worked through in its own file.
  if (made !== value && member(made, '$ref') === undefined) return made;
  return isObject(made) ? mapMembers(made, (name, inner) => object(bundling, below(name, inner), kindOf(kind, name))) : made;
}

function kindOf(kind: Kind, name: string): Kind {
  if (kind === 'map') return 'schema';
  if (kind === 'schema') return SINGLE.has(name) ? 'schema' : MAPS.has(name) ? 'map' : LISTS.has(name) ? 'list' : 'data';
  if (name.startsWith('x-') || ['example', 'value', 'mapping', 'enum'].includes(name)) return 'data';
  if (name === 'schema') return 'schema';
  return name === 'schemas' || name === 'definitions' ? 'map' : 'other';
}

interface Target {
  readonly file: string;
  readonly pointer: Pointer;
}

/** The file and the place in it that a reference names, seen from the file it is written in. */
function located(from: string, reference: string): Target {
  const [path = '', fragment = ''] = reference.split('#');
  return { file: path === '' ? from : join(from, path), pointer: decoded(fragment) };
}

function join(from: string, path: string): string {
  if (/^https?:/.test(path)) return path;
  return /^https?:/.test(from) ? new URL(path, from).href : resolve(dirname(from), decoded(path));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What stands in place of a reference: the reference respelled, or what it names. */
function referred(bundling: Bundling, part: Part<JsonObject>, target: Target & { readonly kind: Kind }): Json {
  const { root } = bundling;
  if (target.file === root) return part.file === root ? part.value : { ...part.value, $ref: `#${encodeURI(target.pointer)}` };
  const key = `${target.file}#${target.pointer}`;
  const source = bundling.read(target.file);
  const value = source === undefined ? undefined : at(source.value, target.pointer);
  if (source === undefined || value === undefined || part.open.includes(key)) return part.value;
  if (target.kind === 'schema')
    return { ...part.value, $ref: `#/components/schemas/${encodeURI(named(bundling, key, target, { value, source }))}` };
  bundling.inclusions.push({ pointer: part.where, file: target.file, source, inFile: target.pointer });
  const made = object(bundling, { value, file: target.file, where: part.where, open: [...part.open, key] }, target.kind);
  const beside = omit(part.value, '$ref');
  return isObject(made) && Object.keys(beside).length > 0 ? { ...made, ...beside } : made;
}

/** The name of a schema of another file in `components.schemas`; it is put there when it is first met. */
function named(bundling: Bundling, key: string, target: Target, found: { readonly value: Json; readonly source: SourceFile }): string {
  const known = bundling.names.get(key);
  if (known !== undefined) return known;
  const taken = new Set(bundling.names.values());
  const base = (lastToken(target.pointer) || (target.file.split('/').at(-1) ?? '').replace(/\.\w+$/, '')).replaceAll(/[^\w.-]/g, '_');
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
  bundling.names.set(key, name);
  const where = `/components/schemas${pointer(name)}`;
  bundling.inclusions.push({ pointer: where, file: target.file, source: found.source, inFile: target.pointer });
  bundling.schemas.set(name, object(bundling, { value: found.value, file: target.file, where, open: [] }, 'schema'));
  return name;
}
